using System.Text;

namespace ScaleLint.Benchmarks.Generation;

/// <summary>Text of the files that are not of one feature.</summary>
internal static class SharedTemplates
{
    /// <summary>What <c>ImplicitUsings</c> gives, and the libraries.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Diagnostics.Metrics;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.Extensions.AI;
        global using Microsoft.Extensions.Caching.Memory;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Logging;
        global using Microsoft.ML.OnnxRuntime;
        global using Microsoft.ML.OnnxRuntime.Tensors;
        """;

    /// <summary>The helper that every feature calls.</summary>
    public const string TextNormalizer = """
        namespace Shop.Support;

        public static class TextNormalizer
        {
            public static string Normalize(string text)
            {
                var trimmed = text.Trim();
                return trimmed.Length == 0 ? string.Empty : trimmed.ToLowerInvariant().Replace("\r\n", "\n");
            }
        }
        """;

    /// <summary>A helper with a synchronous query.</summary>
    public const string Lookup = """
        namespace Shop;

        public sealed class Row { public int Id { get; set; } public string Name { get; set; } = ""; }

        public sealed class LookupContext : DbContext { public DbSet<Row> Rows => Set<Row>(); }

        public sealed class Lookup(LookupContext database, IChatClient chat)
        {
            public List<Row> All(string name) => database.Rows.Where(row => row.Name == name).ToList();

            public Task<ChatResponse> AskAsync(string text) => chat.GetResponseAsync(text);
        }
        """;

    /// <summary>Top-level statements that call the registrations.</summary>
    public static string Program(int registrations)
    {
        var text = new StringBuilder("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddControllers();\nbuilder.Services.AddMemoryCache();\n");
        for (var i = 0; i < registrations; i++)
        {
            text.Append(FormattableString.Invariant($"Shop.Registration{i}.Add(builder.Services);\n"));
        }

        return text.Append("var app = builder.Build();\napp.MapControllers();\napp.Run();\n").ToString();
    }

    /// <summary>Registrations of some features.</summary>
    public static string Registration(int number, IEnumerable<string> names)
    {
        var text = new StringBuilder(FormattableString.Invariant($"namespace Shop;\n\npublic static class Registration{number}\n{{\n    public static void Add(IServiceCollection services)\n    {{\n"));
        foreach (var name in names)
        {
            text.Append(FormattableString.Invariant($"""
                        services.AddDbContext<Shop.Data.{name}Context>();
                        services.AddScoped<Shop.Data.I{name}Repository, Shop.Data.{name}Repository>();
                        services.AddScoped<Shop.Services.I{name}Advice, Shop.Services.{name}Advice>();
                        services.AddSingleton<Shop.Services.{name}Scoring>();
                        services.AddSingleton<Shop.Services.{name}Cache>();
                        services.AddSingleton<Shop.Telemetry.{name}Metrics>();

                """));
        }

        return text.Append("    }\n}\n").ToString();
    }

    /// <summary>One caller of the helper with a query.</summary>
    public static string Caller(int number, bool isEndpoint) => isEndpoint
        ? FormattableString.Invariant($$"""
            namespace Shop;

            [ApiController]
            public sealed class Caller{{number}}Controller(Lookup lookup) : ControllerBase
            {
                [HttpGet("ask")]
                public async Task<string> Ask(string name) => (await lookup.AskAsync(lookup.All(name).Count.ToString())).Text;
            }
            """)
        : FormattableString.Invariant($$"""
            namespace Shop;

            public sealed class Caller{{number}}(Lookup lookup)
            {
                public int Count(string name) => lookup.All(Shop.Support.TextNormalizer.Normalize(name)).Count;
            }
            """);
}
