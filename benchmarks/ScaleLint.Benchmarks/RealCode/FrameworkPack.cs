using System.Diagnostics;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>Reference assemblies and source generators of the .NET SDK that runs this program.</summary>
internal static class FrameworkPack
{
    // Those that write code other code binds to. The opt-in ones (interceptors, trimming) change calls and bind nothing new.
    private static readonly string[] GeneratorNames =
    [
        "Microsoft.Extensions.Logging.Generators",
        "System.Text.Json.SourceGeneration",
        "System.Text.RegularExpressions.Generator",
        "Microsoft.Interop.LibraryImportGenerator",
        "Microsoft.Interop.SourceGeneration",
        "Microsoft.Extensions.Options.SourceGeneration",
    ];

    private static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>Reference assemblies of .NET, and of ASP.NET Core where asked.</summary>
    public static IEnumerable<string> References(bool web) =>
        (web ? (string[])["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"] : ["Microsoft.NETCore.App.Ref"])
            .SelectMany(pack => Directory.EnumerateFiles(Path.Combine(Newest(Path.Combine(Root, "packs", pack)), "ref"), "*.dll", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);

    /// <summary>Source generators of the reference packs and of the Razor SDK.</summary>
    public static IEnumerable<string> Generators() =>
        ((string[])["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"])
            .SelectMany(pack => GeneratorNames.Select(name => Path.Combine(Newest(Path.Combine(Root, "packs", pack)), "analyzers", "dotnet", "cs", name + ".dll")))
            .Concat(Directory.EnumerateFiles(Path.Combine(Sdk(), "Sdks", "Microsoft.NET.Sdk.Razor", "source-generators"), "*.dll"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal);

    /// <summary>The folder of the newest SDK.</summary>
    public static string Sdk() => Newest(Path.Combine(Root, "sdk"));

    private static string Newest(string folder) =>
        Directory.EnumerateDirectories(folder)
            .OrderByDescending(path => PackageVersion.Read(Path.GetFileName(path)))
            .FirstOrDefault()
        ?? throw new UnreachableException($"no version in {folder}");
}
