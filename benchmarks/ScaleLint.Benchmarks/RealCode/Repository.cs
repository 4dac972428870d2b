namespace ScaleLint.Benchmarks.RealCode;

/// <summary>A checked-out repository, ready to be compiled.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Projects">Its projects, by path.</param>
/// <param name="Failures">Project files that could not be evaluated, and why.</param>
internal sealed record Repository(string Folder, IReadOnlyList<ProjectModel> Projects, IReadOnlyList<string> Failures);
