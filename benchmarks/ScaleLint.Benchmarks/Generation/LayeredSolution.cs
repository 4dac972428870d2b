using System.Globalization;
using System.Text;

namespace ScaleLint.Benchmarks.Generation;

/// <summary>
/// A solution of many projects: chains of five, each with interfaces in the first, implementations with a smell each in the second, services in the third, a facade in the fourth and
/// a host in the fifth. No project sees both ends of a path. The other files are ordinary code.
/// </summary>
internal sealed class LayeredSolution(int projects, int filesPerProject, int smells)
{
    /// <summary>Projects of one chain.</summary>
    public const int Depth = 5;

    private static readonly string[] Layers = ["Contracts", "Data", "Services", "Facade", "Host"];

    private int Chains => projects / Depth;

    /// <summary>Smells that each host must show.</summary>
    public int SmellsPerChain => smells / Chains;

    /// <summary>The name of one project.</summary>
    public static string Name(string layer, int chain) => string.Create(CultureInfo.InvariantCulture, $"Layer{layer}{chain}");

    /// <summary>Writes the solution.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="packages">The folder with the package.</param>
    /// <param name="version">Its version.</param>
    public void Write(string folder, string packages, string version)
    {
        Save(folder, "nuget.config", $"""<configuration><packageSources><add key="ScaleLint" value="{packages}" /></packageSources></configuration>""");
        Save(folder, "Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
        Save(folder, "Directory.Build.targets", $"""
            <Project>
              <ItemGroup><PackageReference Include="ScaleLint" Version="{version}" PrivateAssets="all" /></ItemGroup>
              <!-- The same build without ScaleLint, from the same restore. -->
              <Target Name="LeaveScaleLintOut" BeforeTargets="CoreCompile" Condition="'$(ScaleLintEnabled)' == 'false'">
                <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="$([System.String]::Copy('%(FullPath)').Contains('scalelint'))" /></ItemGroup>
              </Target>
            </Project>
            """);
        var solution = new StringBuilder("<Solution>\n");
        for (var chain = 0; chain < Chains; chain++)
        {
            foreach (var layer in Layers)
            {
                WriteProject(folder, layer, chain);
                solution.AppendLine(CultureInfo.InvariantCulture, $"  <Project Path=\"{Name(layer, chain)}/{Name(layer, chain)}.csproj\" />");
            }
        }

        Save(folder, "Layers.slnx", solution.Append("</Solution>\n").ToString());
    }

    private void WriteProject(string folder, string layer, int chain)
    {
        var name = Name(layer, chain);
        var references = layer switch { "Contracts" => [], "Facade" => ["Contracts"], "Host" => ["Contracts", "Data", "Services", "Facade"], _ => new[] { "Contracts" } };
        Save(folder, $"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk{(layer == "Host" ? ".Web" : "")}">
              <ItemGroup>
                {(layer is "Host" or "Contracts" ? "" : "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")}
                {string.Concat(references.Select(reference => $"<ProjectReference Include=\"../{Name(reference, chain)}/{Name(reference, chain)}.csproj\" />"))}
              </ItemGroup>
            </Project>
            """);
        Save(folder, $"{name}/{layer}.cs", Code(layer, chain));
        for (var file = 1; file < filesPerProject; file++)
        {
            Save(folder, $"{name}/Ordinary{file}.cs", Ordinary(name, file));
        }
    }

    private string Code(string layer, int chain)
    {
        var contracts = Name("Contracts", chain);
        string Each(Func<int, string> line) => string.Join('\n', Enumerable.Range(0, SmellsPerChain).Select(line));
        return layer switch
        {
            "Contracts" => $"namespace {contracts};\n" + Each(i => $"public interface IStore{i} {{ Task<string> ReadAsync(string key); }}\npublic interface IService{i} {{ Task<string> AnswerAsync(string key); }}\npublic interface IFacade{i} {{ Task<string> GetAsync(string key); }}"),
            "Data" => $"using {contracts}; using Microsoft.Extensions.DependencyInjection;\nnamespace {Name(layer, chain)};\n" +
                Each(i => $"internal sealed class Store{i} : IStore{i} {{ public Task<string> ReadAsync(string key) => Ask(\"https://data/\" + key); private static async Task<string> Ask(string uri) {{ using var client = new HttpClient(); return await client.GetStringAsync(uri); }} }}") +
                $"\npublic static class Registration {{ public static void AddData(this IServiceCollection services) {{\n{Each(i => $"services.AddSingleton<IStore{i}, Store{i}>();")}\n}} }}",
            "Services" => $"using {contracts};\nnamespace {Name(layer, chain)};\n" + Each(i => $"public sealed class Service{i}(IStore{i} store) : IService{i} {{ public async Task<string> AnswerAsync(string key) => (await store.ReadAsync(key.Trim())).ToUpperInvariant(); }}"),
            "Facade" => $"using {contracts};\nnamespace {Name(layer, chain)};\n" + Each(i => $"public sealed class Facade{i}(IService{i} service) : IFacade{i} {{ public Task<string> GetAsync(string key) => Checked(key); private Task<string> Checked(string key) => key.Length == 0 ? Task.FromResult(key) : service.AnswerAsync(key); }}"),
            _ => $"using {contracts}; using {Name("Data", chain)}; using {Name("Services", chain)}; using {Name("Facade", chain)};\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddData();\n" +
                Each(i => $"builder.Services.AddScoped<IService{i}, Service{i}>().AddScoped<IFacade{i}, Facade{i}>();") + "\nvar app = builder.Build();\n" + Each(i => $"app.MapGet(\"/{i}/{{key}}\", (string key, IFacade{i} facade) => facade.GetAsync(key));") + "\napp.Run();",
        };
    }

    private static string Ordinary(string project, int file)
    {
        var code = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"namespace {project};\n\n/// <summary>Ordinary code.</summary>\npublic sealed class Ordinary{file}\n{{\n    private readonly Dictionary<string, List<int>> _values = new();");
        for (var method = 0; method < 8; method++)
        {
            code.AppendLine(CultureInfo.InvariantCulture, $$"""

                public int Compute{{method}}(IReadOnlyList<string> words, int limit)
                {
                    var sum = 0;
                    foreach (var word in words.Where(word => word.Length > {{method}}).OrderBy(word => word))
                    {
                        if (!_values.TryGetValue(word, out var known))
                        {
                            _values[word] = known = new List<int> { word.Length };
                        }

                        sum += known.Sum() + string.Join(",", word.Split('-')).Length;
                        if (sum > limit)
                        {
                            return Math.Min(sum, limit);
                        }
                    }

                    return sum;
                }
            """);
        }

        return code.AppendLine("}").ToString();
    }

    private static void Save(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
