using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ScaleLint.Analyzers.Tests.Verifiers;

/// <summary>The real libraries that test sources compile against, as listed by the project TestReferences.</summary>
internal static class TestReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(() => File
        .ReadAllLines(Path.Combine(AppContext.BaseDirectory, "TestReferences.txt"))
        .Where(path => path.Length > 0)
        .OrderBy(path => path, StringComparer.Ordinal)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray());

    /// <summary>Every reference.</summary>
    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    /// <summary>No packages to restore: the references are given as files.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");
}
