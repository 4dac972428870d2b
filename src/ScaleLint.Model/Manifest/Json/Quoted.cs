using System.Globalization;
using System.Text;

namespace ScaleLint.Model;

/// <summary>Shows text of the user's file inside a message: on one line, and not longer than a line should be.</summary>
internal static class Quoted
{
    private const int Longest = 60;

    public static string Of(string text)
    {
        var clean = WithoutControls(text);
        if (clean.Length > Longest)
        {
            var end = char.IsHighSurrogate(clean[Longest - 1]) ? Longest - 1 : Longest;
            clean = clean.Substring(0, end) + "...";
        }

        return "'" + clean + "'";
    }

    public static string WithoutControls(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            clean.Append(IsControl(character) ? '?' : character);
        }

        return clean.ToString();
    }

    private static bool IsControl(char character) =>
        char.IsControl(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
}
