using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Storage;

public class UnlimitedLogRetentionTests
{
    private static string Program(string statements) => $$"""
        using NLog;
        using NLog.Targets;
        using Serilog;
        public class LogSettings { public int? Files { get; set; } public RollingInterval Interval { get; set; } }
        public class Hooks : Serilog.Sinks.File.FileLifecycleHooks { }
        public static class Program
        {
            private const int Kept = 14;
            public static void Main(LogSettings settings)
            {
                var log = new LoggerConfiguration();
                var nlog = new NLog.Config.LoggingConfiguration();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, [|retainedFileCountLimit: null|]);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollOnFileSizeLimit: true, [|retainedFileCountLimit: null|]);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Hour, [|retainedFileCountLimit: int.MaxValue|]);")]
    [InlineData("log.WriteTo.File(new Serilog.Formatting.Json.JsonFormatter(), \"log.txt\", rollingInterval: RollingInterval.Day, [|retainedFileCountLimit: null|]);")]
    [InlineData("log.WriteTo.File(\"log.txt\", [|fileSizeLimitBytes: null|]);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Infinite, [|fileSizeLimitBytes: null|]);")]
    [InlineData("nlog.AddRuleForAllLevels([|new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveEvery = FileArchivePeriod.Day }|]);")]
    [InlineData("nlog.AddRuleForAllLevels([|new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveAboveSize = 1000000 }|]);")]
    [InlineData("nlog.AddRuleForAllLevels([|new FileTarget(\"f\") { FileName = \"log-${shortdate}.txt\" }|]);")]
    [InlineData("nlog.AddRuleForAllLevels([|new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveEvery = FileArchivePeriod.Day, MaxArchiveFiles = -1 }|]);")]
    [InlineData("var target = [|new FileTarget(\"f\")|]; target.FileName = \"log.txt\"; target.ArchiveEvery = FileArchivePeriod.Day; nlog.AddTarget(target);")]
    [InlineData("LogManager.Setup().LoadConfiguration(builder => [|builder.ForLogger().WriteToFile(\"log.txt\", archiveAboveSize: 1000000)|]);")]
    [InlineData("LogManager.Setup().LoadConfiguration(builder => [|builder.ForLogger().WriteToFile(\"log-${shortdate}.txt\")|]);")]
    public Task NothingDeletesOldFiles_IsReported(string statements) => Verify(Program(statements));

    [Theory]
    [InlineData("log.WriteTo.File(\"log.txt\");")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: Kept);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: settings.Files);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: null, retainedFileTimeLimit: TimeSpan.FromDays(30));")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, fileSizeLimitBytes: null);")]
    [InlineData("log.WriteTo.File(\"log.txt\", retainedFileCountLimit: null);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: settings.Interval, retainedFileCountLimit: null);")]
    [InlineData("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: null, hooks: new Hooks());")]
    [InlineData("log.AuditTo.File(\"audit.txt\");")]
    [InlineData("nlog.AddRuleForAllLevels(new FileTarget(\"f\") { FileName = \"log.txt\" });")]
    [InlineData("nlog.AddRuleForAllLevels(new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveEvery = FileArchivePeriod.None });")]
    [InlineData("nlog.AddRuleForAllLevels(new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveEvery = FileArchivePeriod.Day, MaxArchiveFiles = 7 });")]
    [InlineData("nlog.AddRuleForAllLevels(new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveEvery = FileArchivePeriod.Day, MaxArchiveDays = 7 });")]
    [InlineData("nlog.AddRuleForAllLevels(new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveEvery = FileArchivePeriod.Day, MaxArchiveFiles = settings.Files ?? 7 });")]
    [InlineData("nlog.AddRuleForAllLevels(new FileTarget(\"f\") { FileName = \"log-${date:format=dddd}.txt\" });")]
    [InlineData("var target = new FileTarget(\"f\") { FileName = \"log.txt\", ArchiveEvery = FileArchivePeriod.Day }; target.MaxArchiveFiles = 7; nlog.AddTarget(target);")]
    [InlineData("LogManager.Setup().LoadConfiguration(builder => builder.ForLogger().WriteToFile(\"log.txt\", archiveAboveSize: 1000000, maxArchiveFiles: 7));")]
    [InlineData("LogManager.Setup().LoadConfiguration(builder => builder.ForLogger().WriteToFile(\"log.txt\"));")]
    public Task LimitedByDefaultOrByTheCall_IsSilent(string statements) => Verify(Program(statements));

    [Fact]
    public Task TargetOfAFieldWithALimitSetLater_IsSilent() => Verify("""
        using NLog.Targets;
        public class Logs
        {
            private readonly FileTarget _target = new() { FileName = "log.txt", ArchiveEvery = FileArchivePeriod.Day };
            public Logs(int files) => _target.MaxArchiveFiles = files;
        }
        """);

    [Fact]
    public async Task Message_SaysWhyAndWhatItCosts()
    {
        const string Manifest = """
            { "version": 1, "asOf": "2026-11-01", "currency": "EUR", "traffic": { "users": 10, "growth": { "usersPer12Months": 10 } },
              "components": { "storage": { "costPerMonth": 1000, "retentionDays": 30, "ageMonths": 6 } } }
            """;
        var compilation = Analyze.Compile(Program("log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: null);"));

        var message = Assert.Single(await Analyze.MessagesAsync(compilation, "", ("/app/scalecost.json", Manifest)));

        Assert.StartsWith("SCL4004: 'WriteTo.File(...)' keeps its log files for ever: retainedFileCountLimit is null, so old files are never deleted; costs about ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestProject_IsSilent()
    {
        var compilation = Analyze.Compile(Program("log.WriteTo.File(\"log.txt\", fileSizeLimitBytes: null);"))
            .AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));

        Assert.Empty(await Analyze.MessagesAsync(compilation, ""));
    }

    [Fact]
    public Task IncompleteCode_IsNoCrash() => new RuleTest<EmptyCodeFixProvider>("SCL4004")
    {
        TestCode = Program("log.WriteTo.File(; log.WriteTo.File(\"a\", retainedFileCountLimit: ); var t = new FileTarget(\"f\") { FileName = , ArchiveEvery };"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(
        "log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, [|retainedFileCountLimit: null|]);",
        "log.WriteTo.File(\"log.txt\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31);")]
    [InlineData(
        "log.WriteTo.File(\"log.txt\", [|fileSizeLimitBytes: null|]); // one",
        "log.WriteTo.File(\"log.txt\", fileSizeLimitBytes: 1024L * 1024 * 1024, rollOnFileSizeLimit: true); // one")]
    [InlineData(
        "log.WriteTo.File(\"log.txt\", [|fileSizeLimitBytes: null|], rollOnFileSizeLimit: false);",
        "log.WriteTo.File(\"log.txt\", fileSizeLimitBytes: 1024L * 1024 * 1024, rollOnFileSizeLimit: true);")]
    [InlineData(
        "nlog.AddTarget([|new FileTarget(\"f\") { FileName = \"log-${shortdate}.txt\" }|]);",
        "nlog.AddTarget(new FileTarget(\"f\") { FileName = \"log-${shortdate}.txt\", MaxArchiveFiles = 31 });")]
    [InlineData(
        "nlog.AddTarget([|new FileTarget(\"f\") { FileName = \"log-${shortdate}.txt\", MaxArchiveFiles = -1 }|]);",
        "nlog.AddTarget(new FileTarget(\"f\") { FileName = \"log-${shortdate}.txt\", MaxArchiveFiles = 31 });")]
    [InlineData(
        "var target = [|new FileTarget(\"f\")|]; target.FileName = \"log-${shortdate}.txt\";",
        "var target = new FileTarget(\"f\") { MaxArchiveFiles = 31 }; target.FileName = \"log-${shortdate}.txt\";")]
    [InlineData(
        "LogManager.Setup().LoadConfiguration(builder => [|builder.ForLogger().WriteToFile(\"log-${shortdate}.txt\")|]);",
        "LogManager.Setup().LoadConfiguration(builder => builder.ForLogger().WriteToFile(\"log-${shortdate}.txt\", maxArchiveFiles: 31));")]
    public Task Fix_SetsTheLimit(string before, string after) => VerifyFix(before, after);

    [Fact]
    public Task Fix_KeepsTheLinesOfAnInitializer() => VerifyFix(
        """
        var target = [|new FileTarget("f")
                {
                    FileName = "log.txt",
                    ArchiveEvery = FileArchivePeriod.Day
                }|];
        """,
        """
        var target = new FileTarget("f")
                {
                    FileName = "log.txt",
                    ArchiveEvery = FileArchivePeriod.Day,
                    MaxArchiveFiles = 31
                };
        """);

    [Fact]
    public Task FixAll_LimitsEverySink() => VerifyFix(
        "log.WriteTo.File(\"a\", rollingInterval: RollingInterval.Day, [|retainedFileCountLimit: null|]).WriteTo.File(\"b\", rollingInterval: RollingInterval.Day, [|retainedFileCountLimit: null|]);",
        "log.WriteTo.File(\"a\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31).WriteTo.File(\"b\", rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31);",
        iterations: 2);

    private static Task VerifyFix(string before, string after, int iterations = 1) => new RuleTest<UnlimitedLogRetentionCodeFixProvider>("SCL4004")
    {
        TestCode = Program(before),
        FixedCode = Program(after),
        NumberOfIncrementalIterations = iterations,
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4004") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}
