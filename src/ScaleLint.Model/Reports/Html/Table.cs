namespace ScaleLint.Model;

/// <summary>A table with a caption and header cells; columns of numbers are set to the right.</summary>
internal static class Table
{
    /// <summary>Writes a table. A heading that starts with <c>#</c> is one of numbers.</summary>
    public static void Write(Markup page, string caption, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Element(
            "div",
            () => page.Element("table", () =>
            {
                page.Element("caption", caption);
                page.Element("thead", () => page.Element("tr", () =>
                {
                    foreach (var heading in headings)
                    {
                        page.Element("th", heading.TrimStart('#'), [("scope", "col"), .. Alignment(heading)]);
                    }
                }));
                page.Element("tbody", () =>
                {
                    foreach (var row in rows)
                    {
                        page.Element("tr", () =>
                        {
                            page.Element("th", row[0], ("scope", "row"));
                            for (var i = 1; i < row.Count; i++)
                            {
                                page.Element("td", row[i], Alignment(headings[i]));
                            }
                        });
                    }
                });
            }),
            ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption));
    }

    private static (string Name, string Value)[] Alignment(string heading) => heading.StartsWith("#", StringComparison.Ordinal) ? [("class", "number")] : [];
}
