namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>
/// A brand-new <c>dotnet new webapi</c> with ScaleLint installed by <c>dotnet add package</c>, and a model load two files away from an endpoint.
/// The tests share one, since creating it takes longer than each of them: the manifest is what they differ in.
/// </summary>
public sealed class NewWebApi
{
    private readonly ProjectFolder _project;

    private NewWebApi(ProjectFolder project) => _project = project;

    public string Folder => _project.Path;

    public static async Task<NewWebApi> CreateAsync(PackedPackage package)
    {
        var project = new NewWebApi(new ProjectFolder(package, "new-webapi"));
        (await project.DotNetAsync("new", "webapi", "--name", "Scores", "--output", project.Folder, "--no-openapi", "--no-restore")).Expect(exitCode: 0);
        var file = Path.Combine(project.Folder, "Scores.csproj");
        var definition = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await project.WriteAsync("Scores.csproj", definition.Replace(
            "</Project>",
            "<ItemGroup><PackageReference Include=\"Microsoft.ML.OnnxRuntime.Managed\" Version=\"1.31.1\" /></ItemGroup></Project>",
            StringComparison.Ordinal));
        (await project.DotNetAsync("add", "package", "ScaleLint", "--version", PackedPackage.Version)).Expect(exitCode: 0);

        var program = Path.Combine(project.Folder, "Program.cs");
        var text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        const string run = "app.Run();";
        Assert.Contains(run, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            program,
            text.Replace(run, "app.MapGet(\"/score\", () => new Scores.Scorer().Score());\n\n" + run, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(project.Folder, "Scoring"));
        await project.WriteAsync("Scoring/Scorer.cs", """
            namespace Scores;

            public sealed class Scorer
            {
                public int Score()
                {
                    using var model = Models.Load();
                    return model.InputMetadata.Count;
                }
            }
            """);
        await project.WriteAsync("Scoring/Models.cs", """
            using Microsoft.ML.OnnxRuntime;

            namespace Scores;

            public static class Models
            {
                public static InferenceSession Load() => new InferenceSession("model.onnx");
            }
            """);
        return project;
    }

    public Task WriteAsync(string file, string text) => _project.WriteAsync(file, text);

    /// <summary>Builds with this manifest, or without one.</summary>
    public async Task<CommandResult> BuildAsync(string? manifest)
    {
        foreach (var left in Directory.GetFiles(Folder, "scalecost.*", SearchOption.AllDirectories))
        {
            File.Delete(left);
        }

        if (manifest is not null)
        {
            await WriteAsync("scalecost.json", manifest);
        }

        // A manifest is read again whether the compiler runs or not; only the analyzers need it to run.
        return await DotNetAsync([.. BuildCommand.For(Folder).Where(argument => manifest is null || argument != "--no-incremental")]);
    }

    public Task<CommandResult> DotNetAsync(params string[] arguments) => _project.DotNetAsync(arguments);
}
