using System.Globalization;

namespace ScaleLint.Model;

/// <summary>A day or month of the Gregorian calendar, written as text.</summary>
/// <param name="Format">The .NET format, such as <c>yyyy-MM-dd</c>.</param>
internal sealed record DateShape(string Format) : Shape
{
    public static DateShape Day { get; } = new("yyyy-MM-dd");

    public static DateShape Month { get; } = new("yyyy-MM");

    public bool TryParse(string text, out DateTime date) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
