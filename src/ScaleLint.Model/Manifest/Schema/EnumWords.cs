using System.Text;

namespace ScaleLint.Model;

/// <summary>
/// The words a manifest uses for an enumeration: <c>StatelessCached</c> is written <c>stateless-cached</c>.
/// Derived from the names, so that a new member needs no second entry.
/// </summary>
internal static class EnumWords<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Values =
        ((TEnum[])Enum.GetValues(typeof(TEnum))).ToDictionary(WordOf, StringComparer.Ordinal);

    /// <summary>All words, in the order of the members.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ((TEnum[])Enum.GetValues(typeof(TEnum))).Select(WordOf)];

    public static TEnum Parse(string word) => Values[word];

    public static string WordOf(TEnum value)
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (char.IsUpper(character) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(character));
        }

        return word.ToString();
    }
}
