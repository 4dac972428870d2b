namespace ScaleLint.Benchmarks.RealCode;

/// <summary>What a compilation of one project needs, as evaluated from its project file. Written to disk, so a second run does not evaluate again.</summary>
internal sealed record ProjectModel
{
    /// <summary>Full path of the project file.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the assembly it builds.</summary>
    public required string AssemblyName { get; init; }

    /// <summary>Namespace of generated code.</summary>
    public required string RootNamespace { get; init; }

    /// <summary>Whether it builds a program (and may so have top-level statements).</summary>
    public required bool IsProgram { get; init; }

    /// <summary>Whether it has ASP.NET Core among its frameworks.</summary>
    public required bool IsWeb { get; init; }

    /// <summary>The <c>Nullable</c> property.</summary>
    public required string Nullable { get; init; }

    /// <summary>The preprocessor symbols, without those of the framework.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>The target framework that was evaluated.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>Full paths of the C# files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Full paths of the Razor files.</summary>
    public required IReadOnlyList<string> RazorFiles { get; init; }

    /// <summary>Global using directives, as written after the word <c>using</c>.</summary>
    public required IReadOnlyList<string> Usings { get; init; }

    /// <summary>Assemblies that may see its internals.</summary>
    public required IReadOnlyList<string> Friends { get; init; }

    /// <summary>Full paths of the project files it references.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Asked packages: name and version (empty where none is named).</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>Full paths of the assemblies of its packages and its closure's packages; filled by the restore.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Packages that no feed serves, or that did not restore; filled by the restore.</summary>
    public IReadOnlyList<string> MissingPackages { get; init; } = [];

    /// <summary>Source text written by the framework's source generators, by file name; filled by the loader.</summary>
    public IReadOnlyDictionary<string, string> Generated { get; init; } = new Dictionary<string, string>();
}
