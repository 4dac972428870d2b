using ScaleLint.Analyzers.Tests.Verifiers;

namespace ScaleLint.Analyzers.Tests.Reachability;

public class EntryPointTests
{
    private const string Store = """
        using Microsoft.ML.OnnxRuntime;
        public static class ModelStore
        {
            public static InferenceSession Load() => new InferenceSession("m.onnx");
        }
        """;

    [Theory]
    [InlineData("public class ScoreHub : Microsoft.AspNetCore.SignalR.Hub { public void Send(string text) => ModelStore.Load(); }", "ScoreHub.Send")]
    [InlineData("public class ScoreModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnPostRun() => ModelStore.Load(); }", "ScoreModel.OnPostRun")]
    [InlineData("public class Timing : IMiddleware { public Task InvokeAsync(HttpContext context, RequestDelegate next) { ModelStore.Load(); return next(context); } }", "Timing.InvokeAsync")]
    [InlineData("public class Timing(RequestDelegate next) { public Task Invoke(HttpContext context) { ModelStore.Load(); return next(context); } }", "Timing.Invoke")]
    [InlineData("public class Filter : Microsoft.AspNetCore.Mvc.Filters.IActionFilter { public void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext c) => ModelStore.Load(); public void OnActionExecuted(Microsoft.AspNetCore.Mvc.Filters.ActionExecutedContext c) { } }", "Filter.OnActionExecuting")]
    [InlineData("public class Tools { [Microsoft.SemanticKernel.KernelFunction] public string Ask(string q) { ModelStore.Load(); return q; } }", "Tools.Ask")]
    [InlineData("public class Counter : Microsoft.AspNetCore.Components.ComponentBase { protected override void OnInitialized() => ModelStore.Load(); }", "Counter.OnInitialized")]
    [InlineData("public class Menu : Microsoft.AspNetCore.Mvc.ViewComponent { public object Invoke() => ModelStore.Load(); }", "Menu.Invoke")]
    [InlineData("public static class Startup { public static void Map(WebApplication app) => app.Use(async (context, next) => { ModelStore.Load(); await next(context); }); }", "middleware")]
    [InlineData("public static class Startup { public static void Map(WebApplication app) { var group = app.MapGroup(\"/v1\"); group.AddEndpointFilter(async (context, next) => { ModelStore.Load(); return await next(context); }); } }", "filter")]
    [InlineData("public class Base : Microsoft.AspNetCore.Mvc.ControllerBase { protected object Open() => ModelStore.Load(); } public class Score : Base { public object Get() => Open(); }", "Score.Get -> Base.Open")]
    public async Task Convention_IsAnEntryPoint(string source, string path)
    {
        var messages = await Analyze.MessagesAsync(Store, source);
        Assert.Equal([$"SCL1001: 'new InferenceSession(...)' loads a model on every request: {path} -> ModelStore.Load"], messages);
    }

    [Theory]
    [InlineData("BackgroundJob.Enqueue(() => Jobs.Run())")]
    [InlineData("BackgroundJob.Schedule(() => Jobs.Run(), TimeSpan.FromHours(1))")]
    [InlineData("client.Enqueue(() => Jobs.Run())")]
    [InlineData("client.Enqueue<Work>(work => work.Run())")]
    public async Task QueuedJob_RunsForWhoeverQueuesIt(string call)
    {
        const string jobs = "public static class Jobs { public static void Run() => ModelStore.Load(); } public class Work { public void Run() => Jobs.Run(); }";
        string Queue(string start) => "using Hangfire; public static class Start { " + start + " private static void Later(IBackgroundJobClient client) => " + call + "; }";
        var messages = await Analyze.MessagesAsync(Queue("public static void Map(WebApplication app) => app.MapPost(\"/run\", (IBackgroundJobClient client) => Later(client));"), jobs, Store);
        Assert.Equal([$"SCL1001: 'new InferenceSession(...)' loads a model on every request: POST /run -> Start.Later -> {(call.Contains("work.", StringComparison.Ordinal) ? "Work.Run -> " : "")}Jobs.Run -> ModelStore.Load"], messages);
        Assert.Empty(await Analyze.MessagesAsync(Queue("public static void Main() => Later(new BackgroundJobClient());"), jobs, Store));
    }

    [Fact]
    public async Task JobOfAClock_IsNoRequest() => Assert.Empty(await Analyze.MessagesAsync(
        "using Hangfire; public static class Start { public static void Now() => RecurringJob.AddOrUpdate(\"nightly\", () => ModelStore.Load(), Cron.Daily); }", Store));

    [Theory]
    [InlineData("public class ScoreController : Microsoft.AspNetCore.Mvc.ControllerBase { private void Helper() => ModelStore.Load(); protected void Other() => ModelStore.Load(); }")]
    [InlineData("public class ScoreController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.NonAction] public void Helper() => ModelStore.Load(); }")]
    [InlineData("public class Plain { public void Invoke(string name) => ModelStore.Load(); }")]
    [InlineData("public class Warm : IHostedService { public Task StartAsync(CancellationToken t) { ModelStore.Load(); return Task.CompletedTask; } public Task StopAsync(CancellationToken t) => Task.CompletedTask; }")]
    [InlineData("public class Timing { public Timing(RequestDelegate next) { ModelStore.Load(); } public Task Invoke(HttpContext context) => Task.CompletedTask; }")]
    [InlineData("public static class Jobs { private static readonly Timer Timer = new(_ => ModelStore.Load()); public static void Start(WebApplication app) { var t = new Timer(_ => ModelStore.Load()); app.MapGet(\"/\", () => new Timer(_ => ModelStore.Load())); } }")]
    public async Task WhatNoRequestRuns_IsSilent(string source) => Assert.Empty(await Analyze.MessagesAsync(Store, source));

    [Fact]
    public async Task TestProject_IsSilent()
    {
        var compilation = Analyze.Compile(Store, "public class C : Microsoft.AspNetCore.Mvc.ControllerBase { public object Get() => ModelStore.Load(); }");
        Assert.Single(await Analyze.MessagesAsync(compilation, ""));
        Assert.Empty(await Analyze.MessagesAsync(compilation.AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)), ""));
    }
}
