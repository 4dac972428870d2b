using System.Collections.Immutable;

namespace ScaleLint.Analyzers.Catalogue;

/// <summary>
/// Reads the catalogue's text form, the same for the embedded families and for a user's <c>scalelint.apis.txt</c>:
/// <code>
/// # a comment
/// [Microsoft.ML.OnnxRuntime]                                          what follows counts where one of these assemblies is referenced; [*] always
/// model-load  M:Microsoft.ML.OnnxRuntime.InferenceSession.#ctor   thread-safe=true
/// mute        M:Shop.Catalog.Warm                                     this member is never a finding (user file)
/// </code>
/// A broken line is reported and skipped; the others count.
/// </summary>
internal static class CatalogueText
{
    private static readonly char[] Blank = [' ', '\t'];

    private static readonly ImmutableDictionary<string, ApiKind> Kinds =
        Enum.GetValues(typeof(ApiKind)).Cast<ApiKind>().ToImmutableDictionary(kind => ToKebabCase(kind.ToString()), StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> Attributes = ImmutableHashSet.Create(
        StringComparer.Ordinal, "thread-safe", "needs", "model", "async", "work", "batch", "limit", "answer", "service", "using", "source", "expiry", "level", "wraps", "name", "labels", "verb", "label", "lifetime");

    /// <summary>Reads every line; never throws.</summary>
    public static CatalogueFile Read(string text)
    {
        var families = ImmutableArray.CreateBuilder<ApiFamily>();
        var muted = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<CatalogueProblem>();
        var entries = ImmutableArray.CreateBuilder<ApiEntry>();
        var assemblies = ImmutableArray<string>.Empty;
        var lines = text.Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var line = WithoutComment(lines[number]).Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (line[0] == '[')
            {
                if (line[line.Length - 1] != ']')
                {
                    problems.Add(new CatalogueProblem(number, "a family line ends with ']'"));
                    continue;
                }

                CloseFamily();
                assemblies = line.Substring(1, line.Length - 2).Split(',').Select(name => name.Trim()).Where(name => name is not ("" or "*")).ToImmutableArray();
                continue;
            }

            ReadEntry(line, number);
        }

        CloseFamily();
        return new CatalogueFile(families.ToImmutable(), muted.ToImmutable(), problems.ToImmutable());

        void CloseFamily()
        {
            if (entries.Count > 0)
            {
                families.Add(new ApiFamily(assemblies, entries.ToImmutable()));
                entries.Clear();
            }
        }

        void ReadEntry(string line, int number)
        {
            var words = line.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words[1].Length < 3 || words[1][1] != ':' || "EMTP".IndexOf(words[1][0]) < 0)
            {
                problems.Add(new CatalogueProblem(number, "expected 'kind ID', where ID is a documentation-comment ID that starts with M:, P:, E: or T:"));
                return;
            }

            if (words[0] == "mute")
            {
                muted.Add(words[1]);
                return;
            }

            if (!Kinds.TryGetValue(words[0], out var kind))
            {
                problems.Add(new CatalogueProblem(number, $"unknown kind '{words[0]}'; known are {string.Join(", ", Kinds.Keys.OrderBy(name => name, StringComparer.Ordinal))}, mute"));
                return;
            }

            var attributes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            for (var i = 2; i < words.Length; i++)
            {
                var equals = words[i].IndexOf('=');
                var name = equals < 0 ? words[i] : words[i].Substring(0, equals);
                if (equals < 0 || !Attributes.Contains(name))
                {
                    problems.Add(new CatalogueProblem(number, $"unknown attribute '{words[i]}'; known are {string.Join(", ", Attributes.OrderBy(known => known, StringComparer.Ordinal))}, each as name=value"));
                    return;
                }

                attributes[name] = words[i].Substring(equals + 1);
            }

            entries.Add(new ApiEntry(kind, words[1], attributes.ToImmutable()));
        }
    }

    // '#' also stands in '#ctor', so a comment starts only at a line's start or behind a blank and before a blank.
    private static string WithoutComment(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || (char.IsWhiteSpace(line[i - 1]) && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))))
            {
                return line.Substring(0, i);
            }
        }

        return line;
    }

    private static string ToKebabCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
