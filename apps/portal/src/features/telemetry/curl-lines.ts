/** What a terminal sends an event with, one line a part. A key stands for its user in basic authentication. */
export const curlLines = ({
  host,
  key,
  user,
}: {
  host: string;
  key: string;
  user: string;
}): string => `curl -i ${host}/v1/track \\
  -u '${key}:' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify({ userId: user, event: "first_event", properties: { from: "curl" } }).replaceAll("'", "\\u0027")}'`;
