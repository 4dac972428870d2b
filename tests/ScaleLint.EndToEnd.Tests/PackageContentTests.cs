using System.IO.Compression;
using System.Xml.Linq;
using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

public sealed class PackageContentTests(PackedPackage package)
{
    private static readonly string[] ExpectedFiles =
    [
        "LICENSE",
        "README.md",
        "ScaleLint.nuspec",
        "THIRD-PARTY-NOTICES.md",
        "analyzers/dotnet/cs/Microsoft.Bcl.AsyncInterfaces.dll",
        "analyzers/dotnet/cs/ScaleLint.Analyzers.dll",
        "analyzers/dotnet/cs/ScaleLint.CodeFixes.dll",
        "analyzers/dotnet/cs/ScaleLint.Model.dll",
        "analyzers/dotnet/cs/System.Text.Encodings.Web.dll",
        "analyzers/dotnet/cs/System.Text.Json.dll",
        "build/InformationRules.globalconfig",
        "build/ScaleLint.props",
        "build/ScaleLint.targets",
        "buildMultiTargeting/ScaleLint.props",
        "buildMultiTargeting/ScaleLint.targets",
        "schema/scalecost.schema.json",
        "tasks/net472/CsvHelper.dll",
        "tasks/net472/Microsoft.Bcl.AsyncInterfaces.dll",
        "tasks/net472/Microsoft.Bcl.HashCode.dll",
        "tasks/net472/ScaleLint.Model.dll",
        "tasks/net472/ScaleLint.Tasks.dll",
        "tasks/net472/System.Buffers.dll",
        "tasks/net472/System.Memory.dll",
        "tasks/net472/System.Numerics.Vectors.dll",
        "tasks/net472/System.Runtime.CompilerServices.Unsafe.dll",
        "tasks/net472/System.Text.Encodings.Web.dll",
        "tasks/net472/System.Text.Json.dll",
        "tasks/net472/System.Threading.Tasks.Extensions.dll",
        "tasks/net472/System.ValueTuple.dll",
        "tasks/net8.0/CsvHelper.dll",
        "tasks/net8.0/ScaleLint.Model.dll",
        "tasks/net8.0/ScaleLint.Tasks.dll",
    ];

    [Fact]
    public async Task Package_HoldsExactlyTheExpectedFiles()
    {
        await using var archive = await OpenAsync();

        var files = archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/services/", StringComparison.Ordinal)
                && name != "[Content_Types].xml");

        Assert.Equal(ExpectedFiles, files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Package_IsADevelopmentDependencyWithoutDependencies()
    {
        await using var archive = await OpenAsync();
        await using var stream = await archive.GetEntry("ScaleLint.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
        var nuspec = await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken);
        string? Value(string name) => nuspec.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("ScaleLint", Value("id"));
        Assert.Equal(PackedPackage.Version, Value("version"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public async Task PackedTwice_IsTheSameBytes()
    {
        var again = Path.Combine(package.Root, "packed-again");

        await PackedPackage.PackAsync(again);

        Assert.Equal(
            await File.ReadAllBytesAsync(package.PackageFile, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(package.PackageFile)), TestContext.Current.CancellationToken));
    }

    private Task<ZipArchive> OpenAsync() => ZipFile.OpenReadAsync(package.PackageFile, TestContext.Current.CancellationToken);
}
