using System.IO.Compression;
using System.Text.Json.Nodes;
using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

/// <summary>A system of five projects: the interface in one, its implementation in a second, the call in a third, and two hosts that put them together.</summary>
public sealed class LayeredSystemTests(PackedPackage package)
{
    [Fact]
    public async Task Before_ShowsEachSmellOnceAtTheCallOfEachHost()
    {
        var samples = package.CopySamples("layered-before");
        var system = Path.Combine(samples.Folder, "Helpdesk.Before");

        // Both hosts at once, by the static graph; a build whose projects are all new to it.
        var build = await samples.DotNetAsync("build", Path.Combine(system, "Helpdesk.slnx"), "-graph", "-m:2", "-nodeReuse:false", "-tl:off", "-v:minimal", "-clp:NoSummary", "-nologo");

        build.Expect(exitCode: 0);
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
        Assert.Equal(Finding.ExpectedIn(system), Finding.InOutput(build.Output, system));
        Assert.Contains("POST /tickets/answer -> TicketAnswers.AnswerAsync -> TicketAnswers.ExamplesAsync -> TicketStore.AnswersForAsync -> TicketStore.Newest (in Helpdesk.Infrastructure); costs about ", build.Output, StringComparison.Ordinal);
        Assert.Contains("MailAnswers.ExecuteAsync -> TicketAnswers.AnswerAsync -> OnnxUrgency.IsUrgent (in Helpdesk.Infrastructure)", build.Output, StringComparison.Ordinal);
        Assert.Equal(["SCL1001", "SCL1002", "SCL1003", "SCL1010", "SCL4101"], Findings(Path.Combine(system, "Api")));
        Assert.Empty(Directory.GetFiles(Path.Combine(system, "Infrastructure"), "scalecost.result.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task After_BuildsWithoutAWarning()
    {
        var samples = package.CopySamples("layered-after");
        var build = await samples.DotNetAsync(BuildCommand.For(Path.Combine(samples.Folder, "Helpdesk.After", "Helpdesk.slnx")));
        build.Expect(exitCode: 0);
        Assert.DoesNotMatch(@": (warning|error) [A-Z]+\d+: ", build.Output);
    }

    [Fact]
    public async Task ChangedLibrary_CompilesTheHostAgainOnlyWhereItsEvidenceChanged()
    {
        var samples = package.CopySamples("layered-incremental");
        var system = Path.Combine(samples.Folder, "Helpdesk.Before");
        var api = Path.Combine(system, "Api");
        var store = Path.Combine(system, "Infrastructure", "TicketStore.cs");
        var text = await File.ReadAllTextAsync(store, TestContext.Current.CancellationToken);
        (await samples.DotNetAsync("build", api, "-nodeReuse:false", "-tl:off")).Expect(exitCode: 0);
        var compiled = Compiled(api);

        await File.WriteAllTextAsync(store, "// A comment moves every line.\n\n" + text, TestContext.Current.CancellationToken);
        (await samples.DotNetAsync("build", api, "-nodeReuse:false", "-tl:off")).Expect(exitCode: 0);
        Assert.Equal(compiled, Compiled(api));

        await File.WriteAllTextAsync(store, text.Replace(".Take(3).ToList()", ".Take(3).AsEnumerable().ToArray()", StringComparison.Ordinal).Replace("db.Tickets.Where", "Array.Empty<TicketRow>().Where", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var build = await samples.DotNetAsync("build", api, "-nodeReuse:false", "-tl:off", "-v:minimal", "-clp:NoSummary");
        build.Expect(exitCode: 0);
        Assert.NotEqual(compiled, Compiled(api));
        Assert.DoesNotContain("SCL1003", build.Output, StringComparison.Ordinal);
        Assert.Contains("SCL1001", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostInTheEditor_ShowsThePathIntoTheLibraryAfterOneBuild()
    {
        var samples = package.CopySamples("layered-live");
        var api = Path.Combine(samples.Folder, "Helpdesk.Before", "Api");
        (await samples.DotNetAsync("build", api, "-nodeReuse:false", "-tl:off")).Expect(exitCode: 0);
        await using var server = await LanguageServer.StartAsync(package, api);
        var program = Path.Combine(api, "Program.cs");

        await server.OpenAsync(program);
        var shown = (await server.DiagnosticsAsync(program)).Where(diagnostic => diagnostic.Id.StartsWith("SCL", StringComparison.Ordinal)).Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal);
        Assert.Equal(["SCL1001", "SCL1002", "SCL1003", "SCL1010", "SCL4101"], shown);

        var text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        await server.ChangeAsync(program, text.Replace("answers.AnswerAsync(ticket, cancellationToken)", "ticket.Text", StringComparison.Ordinal));
        Assert.DoesNotContain(await server.DiagnosticsAsync(program), diagnostic => diagnostic.Id.StartsWith("SCL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PackedLibrary_ShipsItsEvidence()
    {
        var samples = package.CopySamples("layered-packed");
        var project = Path.Combine(samples.Folder, "Helpdesk.Before", "Infrastructure");
        (await samples.DotNetAsync("pack", project, "-o", samples.Folder, "-nodeReuse:false", "-tl:off")).Expect(exitCode: 0);

        await using var archive = await ZipFile.OpenReadAsync(Path.Combine(samples.Folder, "Helpdesk.Infrastructure.1.0.0.nupkg"), TestContext.Current.CancellationToken);
        Assert.Contains("lib/net10.0/Helpdesk.Infrastructure.scalelint.json", archive.Entries.Select(entry => entry.FullName));
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.EndsWith(".findings.json", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Findings(string project) =>
        JsonNode.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(project, "scalecost.result.json", SearchOption.AllDirectories))))!["findings"]!.AsArray()
            .Select(finding => (string)finding!["id"]!).Order(StringComparer.Ordinal);

    private static DateTime Compiled(string project) => File.GetLastWriteTimeUtc(Directory.GetFiles(Path.Combine(project, "obj"), "Helpdesk.Api.dll", SearchOption.AllDirectories).First(file => !file.Contains("ref", StringComparison.Ordinal)));
}
