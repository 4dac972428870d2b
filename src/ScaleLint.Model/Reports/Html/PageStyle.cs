namespace ScaleLint.Model;

/// <summary>The style of the page: one set of colours for light and one for dark, both with a contrast of at least 4.5 to 1 for text, and a print style.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --page: #ffffff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --card: #f6f8fa; --accent: #0550ae; --fan: #0550ae26; --naive: #6e7781; --coded: #a40e26; --plan: #116329; --track: #eaeef2; }
        @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --soft: #9da7b3; --line: #30363d; --card: #161b22; --accent: #6cb6ff; --fan: #6cb6ff33; --naive: #9da7b3; --coded: #ff9492; --plan: #6bc46d; --track: #21262d; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
        p { margin: .5rem 0; overflow-wrap: anywhere; }
        .soft { color: var(--soft); }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1rem 0; padding: 0; }
        .cards div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
        .cards dt { color: var(--soft); font-size: .85rem; } .cards dd { margin: 0; font-size: 1.35rem; font-weight: 600; } .cards dd span { display: block; font-size: .85rem; font-weight: 400; color: var(--soft); }
        .pass dd { color: var(--plan); } .fail dd, .warn dd { color: var(--coded); }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--text); font-size: 13px; } svg .tick { fill: var(--soft); font-size: 12px; } svg .value { font-weight: 600; }
        .grid { stroke: var(--line); } .highlight { stroke: var(--soft); stroke-dasharray: 2 3; } .fan { fill: var(--fan); }
        polyline { fill: none; stroke-width: 2.5; } .expected { stroke: var(--accent); } .naive { stroke: var(--naive); stroke-dasharray: 6 5; } .coded { stroke: var(--coded); stroke-dasharray: 2 3; } .plan { stroke: var(--plan); stroke-dasharray: 10 3 2 3; }
        .mark { fill: var(--accent); } .track { fill: var(--track); } .bar { fill: var(--accent); }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .25rem 0; padding: 0; font-size: .9rem; }
        .legend li::before { content: ""; display: inline-block; width: 1.75rem; margin-right: .4rem; vertical-align: middle; border-top: 3px solid var(--accent); }
        .legend .key-naive::before { border-top: 3px dashed var(--naive); } .legend .key-coded::before { border-top: 3px dotted var(--coded); } .legend .key-plan::before { border-top: 3px double var(--plan); }
        .scroll { overflow-x: auto; } .scroll:focus { outline: 2px solid var(--accent); }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; } caption { text-align: left; color: var(--soft); padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); } td { overflow-wrap: anywhere; } .number { text-align: right; white-space: nowrap; }
        tbody th { font-weight: 600; }
        @media print { :root { color-scheme: light; --page: #fff; --text: #000; --soft: #333; --line: #bbb; --card: #fff; --accent: #0550ae; --fan: #0550ae26; --naive: #555; --coded: #a40e26; --plan: #116329; --track: #eee; } h2 { break-after: avoid; } svg, tr, .cards div { break-inside: avoid; } .scroll { overflow: visible; } }
        """;
}
