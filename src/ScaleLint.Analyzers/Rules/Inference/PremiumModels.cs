using System.Collections.Immutable;

namespace ScaleLint.Analyzers.Rules;

/// <summary>The models that are dear beside a smaller one of the same vendor; the list is <c>Catalogue/premium-models.txt</c>.</summary>
internal static class PremiumModels
{
    private static readonly char[] Separators = ['-', '.', ':', '@'];

    private static readonly Lazy<ImmutableArray<string>> Names = new(() => EmbeddedText.Read("premium-models.txt").Split('\n')
        .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToImmutableArray());

    /// <summary>True for a name on the list, with or without a vendor before it and a date or a version behind it.</summary>
    public static bool Contains(string id)
    {
        var name = id.Substring(id.LastIndexOf('/') + 1).Trim().ToLowerInvariant();
        foreach (var premium in Names.Value)
        {
            if (name.StartsWith(premium, StringComparison.Ordinal) && IsVersion(name.Substring(premium.Length)))
            {
                return true;
            }
        }

        return false;
    }

    // "", "-2024-11-20", "-4-1-20250805", "-preview"; not "-mini".
    private static bool IsVersion(string suffix) => suffix.Length == 0 || (suffix[0] is '-' or '.' or ':' or '@' &&
        suffix.Split(Separators).All(part => part.Length == 0 || char.IsDigit(part[0]) || part is "latest" or "preview" or "exp"));
}
