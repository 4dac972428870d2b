using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Rules.Inference;

public class BlockingCallTests
{
    private static string Handler(string statements) => $$"""
        using System.Net.Http;
        using Microsoft.Extensions.AI;
        public static class Endpoints
        {
            private static string? prefix;
            private static Task<int> CountAsync() => Task.Run(() => 1);
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (IChatClient chat, HttpClient client, HttpContext context, string text, CancellationToken cancellation) =>
                {
                    await chat.GetResponseAsync(text);
                    {{statements}}
                });
        }
        """;

    private static Task Verify(string statements) => new RuleTest<EmptyCodeFixProvider>("SCL1004") { TestCode = Handler(statements) }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("var count = [|CountAsync().Result|];")]
    [InlineData("[|CountAsync().Wait()|];")]
    [InlineData("[|CountAsync().Wait(1000)|];")]
    [InlineData("var count = [|CountAsync().GetAwaiter().GetResult()|];")]
    [InlineData("var count = [|CountAsync().ConfigureAwait(false).GetAwaiter().GetResult()|];")]
    [InlineData("var task = CountAsync(); var count = [|task.Result|];")]
    [InlineData("var task = CountAsync(); await CountAsync(); var count = [|task.Result|];")]
    [InlineData("var answer = [|chat.GetResponseAsync(text).Result|];")]
    [InlineData("[|Task.WaitAll(CountAsync(), CountAsync())|];")]
    [InlineData("var page = [|Task.Run(() => client.GetStringAsync(text)).Result|];")]
    [InlineData("var value = [|new ValueTask<int>(CountAsync()).Result|];")]
    [InlineData("var tasks = new[] { CountAsync() }; var sum = tasks.Select(task => [|task.Result|]).Sum();")]
    [InlineData("var prompt = [|File.ReadAllText(\"prompt.txt\")|];")]
    [InlineData("[|File.WriteAllText(\"log.txt\", text)|];")]
    [InlineData("[|Thread.Sleep(100)|];")]
    [InlineData("using var reader = new StreamReader(\"prompt.txt\"); var prompt = [|reader.ReadToEnd()|];")]
    [InlineData("using var reader = new StreamReader(context.Request.Body); var body = [|reader.ReadToEnd()|];")]
    [InlineData("using var reader = new StreamReader(await client.GetStreamAsync(text)); var body = [|reader.ReadToEnd()|];")]
    [InlineData("var response = [|client.Send(new HttpRequestMessage())|];")]
    public Task CallThatBlocks_IsReported(string statements) => Verify(statements);

    [Theory]
    [InlineData("var task = CountAsync(); await task; var count = task.Result;")]
    [InlineData("var task = CountAsync(); await task.ConfigureAwait(false); var count = task.Result;")]
    [InlineData("var a = CountAsync(); var b = CountAsync(); await Task.WhenAll(a, b); var count = a.Result + b.GetAwaiter().GetResult();")]
    [InlineData("var tasks = new[] { CountAsync() }; await Task.WhenAll(tasks); var sum = tasks.Select(task => task.Result).Sum() + tasks[0].Result;")]
    [InlineData("var tasks = new[] { CountAsync() }; await Task.WhenAll(tasks); foreach (var task in tasks) { Console.WriteLine(task.Result); }")]
    [InlineData("var a = CountAsync(); if (await Task.WhenAny(a, Task.Delay(10)) == a) { Console.WriteLine(a.Result); }")]
    [InlineData("var first = await Task.WhenAny(CountAsync(), CountAsync()); Console.WriteLine(first.Result);")]
    [InlineData("var task = CountAsync(); if (task.IsCompletedSuccessfully) { Console.WriteLine(task.Result); }")]
    [InlineData("var task = CountAsync(); var count = task.IsCompleted ? task.Result : await task;")]
    [InlineData("var task = CountAsync(); if (!task.IsCompleted) { return; } Console.WriteLine(task.Result);")]
    [InlineData("var task = CountAsync(); var done = task.IsCompleted && task.Result == 1;")]
    [InlineData("var count = Task.FromResult(1).Result;")]
    [InlineData("var task = Task.FromResult(1); var count = task.Result;")]
    [InlineData("var count = new ValueTask<int>(1).Result;")]
    [InlineData("await CountAsync().ContinueWith(task => Console.WriteLine(task.Result));")]
    [InlineData("var a = CountAsync(); var b = CountAsync(); await Task.WhenAll(a, b).ContinueWith(_ => Console.WriteLine(a.Result + b.Result));")]
    [InlineData("await foreach (var task in Task.WhenEach(CountAsync(), CountAsync())) { Console.WriteLine(task.Result); }")]
    [InlineData("var awaiter = CountAsync().GetAwaiter(); awaiter.OnCompleted(() => Console.WriteLine(awaiter.GetResult()));")]
    [InlineData("var task = CountAsync(); var done = task.Wait(0);")]
    [InlineData("var name = nameof(Task<int>.Result);")]
    [InlineData("Thread.Sleep(0);")]
    [InlineData("try { await Task.Yield(); } catch (IOException error) { File.AppendAllText(\"errors.log\", error.Message); }")]
    [InlineData("using var reader = new StreamReader(new MemoryStream()); var body = reader.ReadToEnd();")]
    [InlineData("var stream = typeof(Endpoints).Assembly.GetManifestResourceStream(\"a\"); using var reader = new StreamReader(stream!); var body = reader.ReadToEnd();")]
    [InlineData("prefix ??= File.ReadAllText(\"prefix.txt\");")]
    [InlineData("if (prefix is null) { prefix = File.ReadAllText(\"prefix.txt\"); }")]
    [InlineData("var prompt = await File.ReadAllTextAsync(\"prompt.txt\", cancellation);")]
    [InlineData("var exists = File.Exists(\"prompt.txt\");")]
    public Task CallThatDoesNot_IsSilent(string statements) => Verify(statements);

    [Theory]
    [InlineData("private readonly Task<int> _none = Task.FromResult(0);", "_none.Result")]
    [InlineData("private readonly Task<int> _none; public Gate() { _none = Task.FromResult(0); }", "_none.Result")]
    [InlineData("private static readonly Task<int> None = Task.FromResult(0);", "None.Result")]
    [InlineData("private Task<int> _none = Task.FromResult(0);", "[|_none.Result|]")]
    [InlineData("private readonly Task<int> _none; public Gate(bool isOpen) { _none = isOpen ? Task.FromResult(0) : Task.Run(() => 1); }", "[|_none.Result|]")]
    [InlineData("private readonly Task<int> _none = Task.Run(() => 1); public Gate() { }", "[|_none.Result|]")]
    public Task TaskInAField_IsDoneWhereNothingElseCanBeInIt(string members, string read) => new RuleTest<EmptyCodeFixProvider>("SCL1004")
    {
        TestCode = Handler("Console.WriteLine(new Gate(true).Read());").Replace("new Gate(true)", members.Contains("isOpen", StringComparison.Ordinal) ? "new Gate(true)" : "new Gate()", StringComparison.Ordinal) +
            $$"""

            public sealed class Gate { {{members}} public int Read() => {{read}}; }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Dispose_IsSilent() => new RuleTest<EmptyCodeFixProvider>("SCL1004")
    {
        TestCode = Handler("var session = new Session(); session.Dispose();") + """

            public sealed class Session : IDisposable { public void Dispose() => Task.Delay(1).Wait(); }
            """,
    }.RunAsync(TestContext.Current.CancellationToken);
}
