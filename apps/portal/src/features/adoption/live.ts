/** For queries whose figures move by themselves: asked again every five seconds while somebody looks at the page. */
export const live = { refetchInterval: 5_000, refetchIntervalInBackground: false, staleTime: 2_000 } as const;
