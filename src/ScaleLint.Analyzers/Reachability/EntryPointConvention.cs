using System.Collections.Immutable;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>How a convention recognises its methods; the words of the table <c>EntryPoints.txt</c>.</summary>
internal enum EntryPointShape
{
    /// <summary>Public instance methods of classes below the type.</summary>
    Actions,

    /// <summary>Overrides of the type's own members.</summary>
    Overrides,

    /// <summary>Implementations of the interface's members.</summary>
    Implements,

    /// <summary>Implementations of interfaces that extend the interface.</summary>
    Contract,

    /// <summary>Methods that carry the attribute.</summary>
    Attribute,

    /// <summary>Public methods of classes that carry the attribute.</summary>
    Attributed,

    /// <summary>Overrides of methods whose declaring class carries the attribute.</summary>
    Generated,

    /// <summary>Public methods that take the type as a parameter.</summary>
    Parameter,

    /// <summary>Code inside a loop of the type's method.</summary>
    Loop,
}

/// <summary>One line of the entry-point table.</summary>
internal sealed class EntryPointConvention
{
    private static readonly char[] Blank = [' ', '\t', '\r'];

    private static readonly Lazy<ImmutableArray<EntryPointConvention>> Table = new(() => Read(EmbeddedText.Read("EntryPoints.txt")));

    private EntryPointConvention(EntryPointShape shape, TypeName type, ImmutableArray<string> names, EntryPointKind kind, bool constructedPerRequest, string? except)
    {
        Shape = shape;
        Type = type;
        Names = names;
        Kind = kind;
        IsConstructedPerRequest = constructedPerRequest;
        Except = except;
    }

    /// <summary>Every convention ScaleLint knows.</summary>
    public static ImmutableArray<EntryPointConvention> All => Table.Value;

    /// <summary>How its methods are recognised.</summary>
    public EntryPointShape Shape { get; }

    /// <summary>The type or attribute of the line.</summary>
    public TypeName Type { get; }

    /// <summary>Names, a trailing <c>*</c> for a prefix; empty for any name.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Handler, pipeline or schedule.</summary>
    public EntryPointKind Kind { get; }

    /// <summary>The class is built for each request.</summary>
    public bool IsConstructedPerRequest { get; }

    /// <summary>Name of the attribute that takes a method out.</summary>
    public string? Except { get; }

    /// <summary>True where the name is one of <see cref="Names"/>.</summary>
    public bool HasName(string name)
    {
        if (Names.IsEmpty)
        {
            return true;
        }

        foreach (var pattern in Names)
        {
            if (pattern[pattern.Length - 1] == '*' ? name.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal) : name == pattern)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<EntryPointConvention> Read(string text)
    {
        var table = ImmutableArray.CreateBuilder<EntryPointConvention>();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
            {
                continue;
            }

            var shape = (EntryPointShape)Enum.Parse(typeof(EntryPointShape), words[0], ignoreCase: true);
            table.Add(new EntryPointConvention(
                shape,
                TypeName.FromId(words[1]),
                Value("names")?.Split(',').ToImmutableArray() ?? ImmutableArray<string>.Empty,
                Value("kind") switch
                {
                    "pipeline" => EntryPointKind.Pipeline,
                    "schedule" => EntryPointKind.Schedule,
                    _ => EntryPointKind.Handler,
                },
                Value("constructed") == "request",
                Value("not")));

            string? Value(string attribute) =>
                words.Skip(2).FirstOrDefault(word => word.StartsWith(attribute + "=", StringComparison.Ordinal))?.Substring(attribute.Length + 1);
        }

        return table.ToImmutable();
    }
}
