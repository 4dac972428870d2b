namespace ScaleLint.Benchmarks.Generation;

/// <summary>One generated file.</summary>
/// <param name="Path">Path inside the solution.</param>
/// <param name="Text">Its C# text.</param>
internal sealed record SourceFile(string Path, string Text);
