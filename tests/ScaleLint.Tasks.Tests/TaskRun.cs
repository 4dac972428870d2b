using Microsoft.Build.Framework;

namespace ScaleLint.Tasks.Tests;

/// <summary>A project directory in which the task runs.</summary>
public sealed class TaskRun : IDisposable
{
    /// <summary>A manifest whose score is 12.</summary>
    public const string Twelve = """
        { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } },
          "components": { "inference": { "costPerMonth": 8000, "cacheHitRate": 0 } },
          "gate": { "riskScore": [ { "level": "LEVEL", "max": 10 } ] } }
        """;

    public TaskRun() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "scalelint-tests-" + Path.GetRandomFileName());

    public string ManifestPath => Path.Combine(Root, "scalecost.json");

    public string ResultPath => Path.Combine(Root, "obj", ScaleCost.ResultFileName);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    internal (bool Succeeded, FakeBuildEngine Engine) Execute(Action<ScaleCost>? configure = null)
    {
        var engine = new FakeBuildEngine();
        var task = new ScaleCost { BuildEngine = engine, ManifestFile = ManifestPath, OutputDirectory = Path.Combine(Root, "obj") };
        configure?.Invoke(task);
        return (task.Execute(), engine);
    }

    internal (bool Succeeded, FakeBuildEngine Engine) Execute(string manifest, Action<ScaleCost>? configure = null)
    {
        File.WriteAllText(ManifestPath, manifest);
        return Execute(configure);
    }

    internal static IEnumerable<string> SummaryOf(FakeBuildEngine engine) =>
        engine.Messages.Where(message => message.Importance == MessageImportance.High).Select(message => message.Message!);
}
