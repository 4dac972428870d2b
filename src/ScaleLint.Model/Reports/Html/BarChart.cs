namespace ScaleLint.Model;

/// <summary>Horizontal bars: a name, a bar against the longest, and the value as text, so that nothing is told by length or colour alone.</summary>
internal static class BarChart
{
    private const double Width = 760;
    private const double RowHeight = 26;
    private const double BarLeft = 170;
    private const double BarRight = 560;

    public static void Write(Markup page, string id, string title, IReadOnlyList<(string Name, double Value, double Most, string Label)> bars)
    {
        var height = (bars.Count * RowHeight) + 8;
        Chart.Write(
            page,
            () =>
            {
                page.Element("title", title, ("id", id + "-title"));
                page.Element("desc", string.Join("; ", bars.Select(bar => $"{bar.Name} {bar.Label}")), ("id", id + "-desc"));
                for (var i = 0; i < bars.Count; i++)
                {
                    var (name, value, most, label) = bars[i];
                    var y = (i * RowHeight) + 4;
                    double Length(double part) => most > 0 ? Math.Min(1, Math.Max(0, part / most)) * (BarRight - BarLeft) : 0;
                    page.Element("text", name, ("class", "name"), ("text-anchor", "end"), ("x", Markup.At(BarLeft - 10)), ("y", Markup.At(y + 15)));
                    page.Empty("rect", ("class", "track"), ("x", Markup.At(BarLeft)), ("y", Markup.At(y)), ("width", Markup.At(BarRight - BarLeft)), ("height", "18"));
                    page.Empty("rect", ("class", "bar"), ("x", Markup.At(BarLeft)), ("y", Markup.At(y)), ("width", Markup.At(Length(value))), ("height", "18"));
                    page.Element("text", label, ("class", "value"), ("x", Markup.At(BarRight + 10)), ("y", Markup.At(y + 15)));
                }
            },
            id,
            title,
            Width,
            height);
    }
}
