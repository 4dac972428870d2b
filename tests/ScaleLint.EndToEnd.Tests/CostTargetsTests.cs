using ScaleLint.EndToEnd.Tests.Infrastructure;

namespace ScaleLint.EndToEnd.Tests;

/// <summary>The targets that a user starts by name, and the baseline: with the packed package, in a project of their own.</summary>
public sealed class CostTargetsTests(PackedPackage package)
{
    private static readonly string[] Quiet = ["-nodeReuse:false", "-tl:off", "-v:minimal", "-clp:NoSummary", "-nologo"];

    [Fact]
    public async Task Init_WritesAManifestFromTheCodeThatBuildsAndIsNeverOverwritten()
    {
        var project = await NewServiceAsync("init");

        var init = await DotNetAsync(project, ["build", "-t:ScaleCostInit", "-p:ScaleCostAsOf=2026-11-01", .. Quiet]);

        init.Expect(exitCode: 0);
        var manifest = await ReadAsync(project, "scalecost.json");
        Assert.Contains("\"asOf\": \"2026-11-01\"", manifest, StringComparison.Ordinal);
        Assert.Contains("\"hosting\": \"self-hosted\", // Microsoft.ML.OnnxRuntime.Managed", manifest, StringComparison.Ordinal);
        Assert.Contains("\"retentionDays\": null, // SCL4002 at Scorer.cs(", manifest, StringComparison.Ordinal);

        var build = await DotNetAsync(project, ["build", .. Quiet]);
        build.Expect(exitCode: 0);
        Assert.DoesNotContain("SCL90", build.Output, StringComparison.Ordinal);
        Assert.Contains("ScaleLint: Service costs 1.00k USD a month on 2026-11-01", build.Output, StringComparison.Ordinal);

        var again = await DotNetAsync(project, ["build", "-t:ScaleCostInit", .. Quiet]);
        again.Expect(exitCode: 1);
        Assert.Contains("scalecost.json(1,1): error SCL9017: ", again.Output, StringComparison.Ordinal);
        Assert.Equal(manifest, await ReadAsync(project, "scalecost.json"));
    }

    [Fact]
    public async Task Calibrate_ReadsBillsAndWritesTheBlock()
    {
        var project = await NewServiceAsync("calibrate");
        await WriteAsync(project, "bill.csv", "BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,EffectiveCost,ServiceCategory\n" + string.Concat(Enumerable.Range(1, 8).Select(month =>
            $"USD,Usage,2025-{month:00}-01T00:00:00Z,2025-{month + 1:00}-01T00:00:00Z,{1 << month},AI and Machine Learning\n")));
        await WriteAsync(project, "drivers.csv", "month,requests\n" + string.Concat(Enumerable.Range(1, 8).Select(month => $"2025-{month:00},{1 << month}\n")));

        var calibrate = await DotNetAsync(project, ["build", "-t:ScaleCostCalibrate", "-p:Billing=bill.csv", "-p:Drivers=drivers.csv", .. Quiet]);

        calibrate.Expect(exitCode: 0);
        Assert.Contains("inference: exponent 1: 8 bills by requests have slope 1 with standard error 0", calibrate.Output, StringComparison.Ordinal);
        Assert.Contains("\"2025-08\"", await ReadAsync(project, Path.Combine("obj", "Debug", "net10.0", "scalelint", "scalecost.calibration.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_SilencesWhatIsThereAndFailsTheBuildOnWhatIsNew()
    {
        var project = await NewServiceAsync("baseline");
        await WriteAsync(project, "scalecost.json", """
            { "version": 1, "asOf": "2026-11-01", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } }, "components": { "inference": { "costPerMonth": 1000 } },
              "gate": { "riskScore": [], "findings": "warn" } }
            """);

        var update = await DotNetAsync(project, ["build", "-p:ScaleLintUpdateBaseline=true", .. Quiet]);
        update.Expect(exitCode: 0);
        Assert.Contains("warning SCL4002: ", update.Output, StringComparison.Ordinal);
        Assert.Contains("ScaleLint: wrote scalecost.baseline.json with 2 findings and the forecast", update.Output, StringComparison.Ordinal);

        var silent = await DotNetAsync(project, ["build", .. Quiet]);
        silent.Expect(exitCode: 0);
        Assert.DoesNotContain(": warning ", silent.Output, StringComparison.Ordinal);
        Assert.Contains("; 2 findings in the code", silent.Output, StringComparison.Ordinal);

        await WriteAsync(project, "Scorer.cs", Scorer.Replace(
            "using var model = new InferenceSession(\"model.onnx\");", "using var model = new InferenceSession(\"model.onnx\"); using var other = new InferenceSession(\"other.onnx\");", StringComparison.Ordinal));
        var worse = await DotNetAsync(project, ["build", .. Quiet]);
        worse.Expect(exitCode: 1);
        Assert.Contains("error SCL9207: The code has 1 finding more than the baseline: SCL1001 in M:Scorer.Score", worse.Output, StringComparison.Ordinal);
        Assert.Contains("warning SCL1001: ", worse.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning SCL4002: ", worse.Output, StringComparison.Ordinal);
    }

    private const string Scorer = """
        using Microsoft.ML.OnnxRuntime;

        public static class Scorer
        {
            private static readonly Dictionary<string, int> Seen = new();

            public static int Score(string user)
            {
                Seen[user] = 1;
                using var model = new InferenceSession("model.onnx");
                return model.InputMetadata.Count;
            }
        }
        """;

    private async Task<string> NewServiceAsync(string name)
    {
        var folder = Path.Combine(package.Root, "targets-" + name);
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(PackedPackage.RepositoryRoot, "samples", "nuget.config"), Path.Combine(folder, "nuget.config"));
        await WriteAsync(folder, "Service.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.ML.OnnxRuntime.Managed" Version="1.31.1" />
                <PackageReference Include="ScaleLint" Version="{PackedPackage.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        await WriteAsync(folder, "Program.cs", """
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/score/{user}", (string user) => Scorer.Score(user));
            app.Run();
            """);
        await WriteAsync(folder, "Scorer.cs", Scorer);
        return folder;
    }

    private Task<CommandResult> DotNetAsync(string folder, string[] arguments) => DotNetCommand.RunAsync(folder, package.Environment, arguments);

    private static Task WriteAsync(string folder, string file, string text) => File.WriteAllTextAsync(Path.Combine(folder, file), text, TestContext.Current.CancellationToken);

    private static Task<string> ReadAsync(string folder, string file) => File.ReadAllTextAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken);
}
