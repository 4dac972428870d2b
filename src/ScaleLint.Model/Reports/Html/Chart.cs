namespace ScaleLint.Model;

/// <summary>A drawing that is read aloud by its title and description, and scrolls where the window is too narrow for its text.</summary>
internal static class Chart
{
    /// <summary>Writes a drawing; the content holds a title and a desc with the ids <c>id-title</c> and <c>id-desc</c>.</summary>
    public static void Write(Markup page, Action content, string id, string label, double width, double height) => page.Element(
        "div",
        () => page.Element(
            "svg",
            content,
            ("viewBox", $"0 0 {Markup.At(width)} {Markup.At(height)}"), ("role", "img"), ("aria-labelledby", $"{id}-title {id}-desc"), ("xmlns", "http://www.w3.org/2000/svg")),
        ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label));
}
