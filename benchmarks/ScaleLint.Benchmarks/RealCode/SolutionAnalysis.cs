using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScaleLint.Benchmarks.Analysis;
using ScaleLint.Model;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>
/// Runs the analyzers over the projects of a repository as a build would: each library after those it references, with their evidence, so that a path goes on
/// through projects.
/// </summary>
internal sealed class SolutionAnalysis(
    CompilationFactory factory,
    IReadOnlyDictionary<string, ProjectModel> models,
    ImmutableArray<DiagnosticAnalyzer> analyzers,
    IReadOnlyList<string> additionalFiles,
    IReadOnlyList<string> options,
    string? evidenceFolder)
{
    private const string WriteEvidence = "build_property.ScaleLintEvidence=true";

    private readonly Dictionary<string, (ImmutableArray<Diagnostic> Diagnostics, AdditionalText? Evidence)> _done = new(StringComparer.Ordinal);

    /// <summary>What the analyzers say of one project.</summary>
    public async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(ProjectModel model)
    {
        await AnalyzeAsync(model);
        return _done[model.Path].Diagnostics.Where(diagnostic => diagnostic.Id != EvidenceLog.FactId);
    }

    private async Task<IEnumerable<AdditionalText>> AnalyzeAsync(ProjectModel model)
    {
        if (_done.TryGetValue(model.Path, out var known))
        {
            return known.Evidence is null ? [] : [known.Evidence];
        }

        // Projects that reference each other build nowhere; here the second is one without evidence.
        _done[model.Path] = ([], null);
        var evidence = new List<AdditionalText>();
        foreach (var project in Closure(model))
        {
            evidence.AddRange(await AnalyzeAsync(project));
        }

        var analyzerOptions = new AnalyzerOptions(
            [.. additionalFiles.Select(file => new FileText(file)), .. evidence],
            new SameOptions(model.IsProgram ? options : [.. options, WriteEvidence]));
        var run = factory.Create(model).WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(analyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var diagnostics = await run.GetAnalyzerDiagnosticsAsync();
        var own = model.IsProgram ? null : EvidenceOf(model, diagnostics);
        _done[model.Path] = (diagnostics, own);
        if (own is not null && evidenceFolder is not null)
        {
            Directory.CreateDirectory(evidenceFolder);
            await File.WriteAllTextAsync(Path.Join(evidenceFolder, own.Path), own.GetText().ToString());
        }

        return own is null ? [] : [own];
    }

    private IEnumerable<ProjectModel> Closure(ProjectModel model)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { model.Path };
        var queue = new Queue<string>(model.Projects);
        while (queue.TryDequeue(out var path))
        {
            if (seen.Add(path) && models.TryGetValue(path, out var project))
            {
                yield return project;
                foreach (var further in project.Projects)
                {
                    queue.Enqueue(further);
                }
            }
        }
    }

    // Through the form of the compiler's error log, as in a build.
    private static MemoryText? EvidenceOf(ProjectModel model, IEnumerable<Diagnostic> diagnostics)
    {
        var log = JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = "2.1.0",
            runs = new[] { new { results = diagnostics.Where(diagnostic => diagnostic.Id == EvidenceLog.FactId).Select(fact => new { ruleId = fact.Id, properties = new { customProperties = fact.Properties } }) } },
        });
        return EvidenceLog.Read(log, model.AssemblyName) is { } evidence
            ? new MemoryText("/" + model.AssemblyName + EvidenceFile.Suffix, EvidenceFile.Write(evidence))
            : null;
    }
}
