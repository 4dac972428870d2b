namespace ScaleLint.Analyzers.Tests.Rules.Pipeline;

/// <summary>A shop with a database, and an endpoint that also asks a model.</summary>
internal static class ShopSources
{
    public const string Usings = """
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.AI;

        """;

    public const string Library = Usings + """
        public class Line { public int Id { get; set; } public int OrderId { get; set; } public string Name { get; set; } = ""; [NotMapped] public bool Seen { get; set; } public string Label => Name + Id; }
        public class Order { public int Id { get; set; } public int CustomerId { get; set; } public string? Customer { get; set; } public List<Line> Lines { get; set; } = new(); }
        public class Category { public int Id { get; set; } }
        public class Shop(DbContextOptions options) : DbContext(options)
        {
            public DbSet<Line> Lines => Set<Line>();
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<Category> Categories => Set<Category>();
            public Task AddAsync(Order order) { Orders.Add(order); return SaveChangesAsync(); }
        }
        """;

    public static string Handler(string statements, string members = "") => Usings + $$"""
        public static class Endpoints
        {
            {{members}}
            public static void Map(WebApplication app) =>
                app.MapPost("/ask", async (Shop db, IChatClient chat, List<Order> orders, List<Line> lines, int[] ids, string text, int id, CancellationToken stop) =>
                {
                    await chat.GetResponseAsync(text);
                    {{statements}}
                    await Task.Yield();
                });
        }
        """;
}
