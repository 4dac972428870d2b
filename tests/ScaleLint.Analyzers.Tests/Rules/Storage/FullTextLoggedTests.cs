using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Storage;

public class FullTextLoggedTests
{
    private static string Handler(string statements) => $$"""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;
        using System.Net.Http;
        public class LogOptions { public bool LogPrompts { get; set; } }
        public static partial class Log
        {
            [LoggerMessage(1, LogLevel.Information, "Answered {Answer}")]
            public static partial void Answered(ILogger logger, string answer);
            [LoggerMessage(Level = LogLevel.Debug, Message = "Answered {Answer}")]
            public static partial void AnsweredInDetail(ILogger logger, string answer);
        }
        public static partial class Log
        {
            public static partial void Answered(ILogger logger, string answer) { }
            public static partial void AnsweredInDetail(ILogger logger, string answer) { }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app, LogOptions options) =>
                app.MapPost("/ask", async (HttpContext context, IChatClient chat, ILogger<LogOptions> log, Serilog.ILogger serilog, NLog.Logger nlog, HttpClient http, string prompt, string city) =>
                {
                    var history = new List<ChatMessage>();
                    var response = await chat.GetResponseAsync(prompt);
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("log.LogInformation(\"Prompt {Prompt}\", [|prompt|]);")]
    [InlineData("log.LogInformation(\"Answer {Answer} from {City}\", [|response.Text|], city);")]
    [InlineData("log.LogInformation(\"{Prompt}: {Answer}\", [|prompt|], [|response|]);")]
    [InlineData("log.LogInformation($\"Answer {[|response.Text|]}\");")]
    [InlineData("log.LogInformation(\"Answer \" + [|response.Text|]);")]
    [InlineData("log.LogInformation(\"Answer {Answer}\", [|response.Text.Trim().Replace(\"\\n\", \" \")|]);")]
    [InlineData("var answer = response.Text; log.LogInformation(\"Answer {Answer}\", [|answer|]);")]
    [InlineData("log.Log(LogLevel.Information, \"Answer {Answer}\", [|response.Text|]);")]
    [InlineData("log.LogWarning(\"Answer {Answer}\", [|response.Text|]);")]
    [InlineData("log.LogInformation(\"{Messages}\", [|JsonSerializer.Serialize(history)|]);")]
    [InlineData("if (log.IsEnabled(LogLevel.Information)) { log.LogInformation(\"Prompt {Prompt}\", [|prompt|]); }")]
    [InlineData("using var reader = new StreamReader(context.Request.Body); var body = await reader.ReadToEndAsync(); log.LogInformation(\"Body {Body}\", [|body|]);")]
    [InlineData("var reply = await http.GetAsync(\"/\"); log.LogInformation(\"Reply {Reply}\", [|await reply.Content.ReadAsStringAsync()|]);")]
    [InlineData("history.Add(new ChatMessage(ChatRole.User, city)); log.LogInformation(\"Asked {City}\", [|city|]);")]
    [InlineData("serilog.Information(\"Prompt {Prompt}\", [|prompt|]);")]
    [InlineData("Serilog.Log.Information(\"Prompt {Prompt}\", [|prompt|]);")]
    [InlineData("Serilog.Log.Write(Serilog.Events.LogEventLevel.Information, \"Prompt {Prompt}\", [|prompt|]);")]
    [InlineData("nlog.Info(\"Prompt {Prompt}\", [|prompt|]);")]
    [InlineData("nlog.Log(NLog.LogLevel.Info, \"Prompt {Prompt}\", [|prompt|]);")]
    [InlineData("Log.Answered(log, [|response.Text|]);")]
    public Task WholeText_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("log.LogDebug(\"Prompt {Prompt}\", prompt);")]
    [InlineData("log.LogTrace(\"Answer {Answer}\", response.Text);")]
    [InlineData("log.Log(LogLevel.Debug, \"Answer {Answer}\", response.Text);")]
    [InlineData("serilog.Debug(\"Prompt {Prompt}\", prompt);")]
    [InlineData("nlog.Log(NLog.LogLevel.Debug, \"Prompt {Prompt}\", prompt);")]
    [InlineData("Log.AnsweredInDetail(log, response.Text);")]
    [InlineData("log.LogInformation(\"Prompt of {Length}\", prompt.Length);")]
    [InlineData("log.LogInformation(\"Answer of {Length}\", response.Text.Length);")]
    [InlineData("log.LogInformation(\"Tokens {Tokens}\", response.Usage?.TotalTokenCount);")]
    [InlineData("log.LogInformation(\"Prompt {Prompt}\", prompt[..20]);")]
    [InlineData("log.LogInformation(\"Prompt {Prompt}\", prompt.Substring(0, 20));")]
    [InlineData("var start = response.Text[..Math.Min(80, response.Text.Length)]; log.LogInformation(\"Answer {Answer}\", start);")]
    [InlineData("log.LogInformation(\"From {City}\", city);")]
    [InlineData("log.LogInformation(\"Prompt {Hash}\", prompt.GetHashCode());")]
    [InlineData("if (log.IsEnabled(LogLevel.Debug)) { log.LogInformation(\"Prompt {Prompt}\", prompt); }")]
    [InlineData("if (options.LogPrompts) { log.LogInformation(\"Prompt {Prompt}\", prompt); }")]
    [InlineData("if (Random.Shared.Next(100) == 0) { log.LogInformation(\"Prompt {Prompt}\", prompt); }")]
    [InlineData("if (app.Environment.IsDevelopment()) { log.LogInformation(\"Prompt {Prompt}\", prompt); }")]
    [InlineData("try { } catch (Exception e) { log.LogError(e, \"No answer to {Prompt}\", prompt); }")]
    [InlineData("if (response.Messages.Count == 0) { log.LogWarning(\"No message in {Answer}\", response.Text); }")]
    [InlineData("var reply = await http.GetAsync(\"/\"); if (!reply.IsSuccessStatusCode) { log.LogInformation(\"Reply {Reply}\", await reply.Content.ReadAsStringAsync()); }")]
    [InlineData("var reply = await http.GetAsync(\"/\"); if (reply.IsSuccessStatusCode) { return; } log.LogError(\"Reply {Reply}\", await reply.Content.ReadAsStringAsync());")]
    public Task LengthExcerptLowLevelOrRareLine_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task PromptThatAMethodBelowTheHandlerLogs_IsReported() => Verify("""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Logging;
        public class Advisor(IChatClient chat, ILogger<Advisor> log)
        {
            public async Task<string> AskAsync(string prompt)
            {
                log.LogInformation("Asking {Prompt}", [|prompt|]);
                var response = await chat.GetResponseAsync(prompt);
                return response.Text;
            }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/ask", (string question, Advisor advisor) => advisor.AskAsync(question));
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify("""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Logging;
        public static class Tool
        {
            public static async Task Main(IChatClient chat, ILogger log, string prompt)
            {
                log.LogInformation("Asking {Prompt}", prompt);
                await chat.GetResponseAsync(prompt);
            }
        }
        """);

    [Fact]
    public Task IncompleteCode_IsNoCrash() => new RuleTest<EmptyCodeFixProvider>("SCL4006")
    {
        TestCode = Handler("log.LogInformation(\"{A}\", ); log.LogInformation(; var x = ; log.LogInformation(\"{X}\", x);"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("log.LogInformation(\"Prompt {Prompt} from {City}\", [|prompt|], city);", "log.LogInformation(\"Prompt {PromptLength} from {City}\", prompt.Length, city);")]
    [InlineData("log.LogInformation(\"From {City}: {Answer,10}\", city, [|response.Text|]);", "log.LogInformation(\"From {City}: {AnswerLength,10}\", city, response.Text.Length);")]
    [InlineData("log.LogInformation($\"Answer {[|response.Text|]}\");", "log.LogInformation($\"Answer {response.Text.Length}\");")]
    [InlineData("log.LogInformation(\"Answer \" + [|response.Text|]); // all", "log.LogInformation(\"Answer \" + response.Text.Length); // all")]
    [InlineData("serilog.Information(\"Prompt {Prompt}\", [|prompt|]);", "serilog.Information(\"Prompt {PromptLength}\", prompt.Length);")]
    [InlineData("log.LogInformation(\"Reply {{}} {Reply}\", [|await new StreamReader(context.Request.Body).ReadToEndAsync()|]);", "log.LogInformation(\"Reply {{}} {ReplyLength}\", (await new StreamReader(context.Request.Body).ReadToEndAsync()).Length);")]
    public Task Fix_LogsTheLength(string before, string after) => VerifyFix(Handler(before), Handler(after));

    [Fact]
    public Task FixAll_LogsEveryLength() => VerifyFix(
        Handler("log.LogInformation(\"{Prompt} {Answer}\", [|prompt|], [|response.Text|]); log.LogInformation(\"{Prompt}\", [|prompt|]);"),
        Handler("log.LogInformation(\"{PromptLength} {AnswerLength}\", prompt.Length, response.Text.Length); log.LogInformation(\"{PromptLength}\", prompt.Length);"),
        iterations: 3);

    [Fact]
    public Task Fix_LowersTheLevelOfWhatHasNoLength() => VerifyFix(
        Handler("log.LogInformation(\"Answer {Answer}\", [|response|]);"),
        Handler("log.LogDebug(\"Answer {Answer}\", response);"));

    private static Task VerifyFix(string before, string after, int iterations = 1) => new RuleTest<FullTextLoggedCodeFixProvider>("SCL4006")
    {
        TestCode = before,
        FixedCode = after,
        NumberOfIncrementalIterations = iterations,
    }.RunAsync(TestContext.Current.CancellationToken);

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4006") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}
