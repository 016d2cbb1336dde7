/** What somebody wrote, in paragraphs, as wide as one reads comfortably. */
export function MessageText(props: { text: string }) {
  const paragraphs = props.text.split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== "");
  return (
    <div className="mt-2 grid max-w-[62ch] gap-3 text-14 leading-6 text-ink">
      {paragraphs.map((paragraph, index) => (
        <p key={index} className="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
    </div>
  );
}
