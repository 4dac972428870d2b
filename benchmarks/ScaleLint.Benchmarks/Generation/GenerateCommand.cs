using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Benchmarks.Generation;

/// <summary>The verb <c>generate</c>: writes the generated solution, or tells what it is made of and that it compiles.</summary>
internal static class GenerateCommand
{
    /// <summary>Runs; 1 where the generated code does not compile.</summary>
    public static int Run(Arguments arguments)
    {
        var files = SolutionGenerator.Generate(int.Parse(arguments.Option("files") ?? "1000", CultureInfo.InvariantCulture));
        if (arguments.Option("out") is { } folder)
        {
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }
        }

        var errors = GeneratedCompilation.Create(files).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        foreach (var error in errors.Take(20))
        {
            Console.Error.WriteLine(error);
        }

        Console.WriteLine(FormattableString.Invariant($"{files.Count} files, {files.Sum(file => file.Text.Count(character => character == '\n') + 1)} lines, {errors.Count} errors"));
        return errors.Count == 0 ? 0 : 1;
    }
}
