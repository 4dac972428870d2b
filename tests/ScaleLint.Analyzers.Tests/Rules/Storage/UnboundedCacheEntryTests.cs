using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Storage;

public class UnboundedCacheEntryTests
{
    private static string Handler(string statements) => $$"""
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Hybrid;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.Extensions.Primitives;
        using StackExchange.Redis;
        using ZiggyCreatures.Caching.Fusion;
        public enum Plan { Free, Paid }
        public static class Endpoints
        {
            private const string Banner = "banner";
            private static readonly MemoryCacheEntryOptions Short = new MemoryCacheEntryOptions().SetSlidingExpiration(TimeSpan.FromMinutes(5));
            private static readonly MemoryCacheEntryOptions Pinned = new MemoryCacheEntryOptions { Priority = CacheItemPriority.NeverRemove };
            private static MemoryCacheEntryOptions Quick() => new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30) };
            private static MemoryCacheEntryOptions Forever() => new() { Priority = CacheItemPriority.High };
            private static float Score(string text) => text.Length;
            private static void Limit(ICacheEntry entry) => entry.SetSlidingExpiration(TimeSpan.FromMinutes(1));
            private static float Fresh(ICacheEntry entry) { entry.SlidingExpiration = TimeSpan.FromMinutes(1); return 1; }
            private static float Stale(ICacheEntry entry) => 1;

            public static void Map(WebApplication app) =>
                app.MapPost("/score", async (string id, Plan plan, IMemoryCache cache, IDistributedCache shared, IDatabase redis, HybridCache hybrid, IFusionCache fusion, MemoryCacheEntryOptions given) =>
                {
                    await Task.Yield();
                    {{statements}}
                });
        }
        """;

    [Theory]
    [InlineData("[|cache.Set(id, Score(id))|];")]
    [InlineData("[|cache.Set($\"score:{id}\", Score(id))|];")]
    [InlineData("if (!cache.TryGetValue(id, out float hit)) { hit = Score(id); [|cache.Set(id, hit)|]; }")]
    [InlineData("if (cache.TryGetValue(id, out float hit)) { return; } [|cache.Set(id, Score(id))|];")]
    [InlineData("var hit = cache.Get(id); if (hit is null) { [|cache.Set(id, Score(id))|]; }")]
    [InlineData("[|cache.Set(id, Score(id), new MemoryCacheEntryOptions())|];")]
    [InlineData("[|cache.Set(id, Score(id), new MemoryCacheEntryOptions { Priority = CacheItemPriority.High })|];")]
    [InlineData("[|cache.Set(id, Score(id), new MemoryCacheEntryOptions().SetPriority(CacheItemPriority.High))|];")]
    [InlineData("[|cache.Set(id, Score(id), DateTimeOffset.MaxValue)|];")]
    [InlineData("var options = new MemoryCacheEntryOptions(); options.Priority = CacheItemPriority.High; [|cache.Set(id, Score(id), options)|];")]
    [InlineData("[|cache.Set(id, Score(id), Pinned)|];")]
    [InlineData("[|cache.Set(id, Score(id), Forever())|];")]
    [InlineData("[|cache.GetOrCreate(id, entry => Score(id))|];")]
    [InlineData("[|cache.GetOrCreate(id, _ => Score(id))|];")]
    [InlineData("[|cache.GetOrCreate(id, Stale)|];")]
    [InlineData("await [|cache.GetOrCreateAsync(id, async entry => { entry.Priority = CacheItemPriority.High; await Task.Yield(); return Score(id); })|];")]
    [InlineData("using var entry = [|cache.CreateEntry(id)|]; entry.Value = Score(id);")]
    [InlineData("await [|shared.SetStringAsync(id, \"1\")|];")]
    [InlineData("[|shared.SetString(id, \"1\", new DistributedCacheEntryOptions())|];")]
    [InlineData("[|shared.Set(id, new byte[] { 1 })|];")]
    [InlineData("var hit = await shared.GetStringAsync(id); if (hit is null) { await [|shared.SetStringAsync(id, \"1\")|]; }")]
    [InlineData("[|redis.StringSet(id, \"1\")|];")]
    [InlineData("await [|redis.StringSetAsync($\"score:{id}\", \"1\")|];")]
    [InlineData("await [|redis.HashSetAsync($\"user:{id}\", \"seen\", 1)|];")]
    public Task EntryWithoutEnd_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("cache.Set(id, Score(id), TimeSpan.FromMinutes(5));")]
    [InlineData("cache.Set(id, Score(id), DateTimeOffset.UtcNow.AddHours(1));")]
    [InlineData("cache.Set(id, Score(id), new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(5) });")]
    [InlineData("cache.Set(id, Score(id), new MemoryCacheEntryOptions { Size = 1 });")]
    [InlineData("cache.Set(id, Score(id), new MemoryCacheEntryOptions().SetPriority(CacheItemPriority.Low).SetAbsoluteExpiration(TimeSpan.FromHours(1)));")]
    [InlineData("var options = new MemoryCacheEntryOptions(); options.SetSize(1); cache.Set(id, Score(id), options);")]
    [InlineData("var options = new MemoryCacheEntryOptions(); options.AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1); cache.Set(id, Score(id), options);")]
    [InlineData("cache.Set(id, Score(id), Short);")]
    [InlineData("cache.Set(id, Score(id), Quick());")]
    [InlineData("cache.Set(id, Score(id), given);")]
    [InlineData("cache.Set(Banner, Score(id));")]
    [InlineData("cache.Set(\"model\" + nameof(Plan), Score(id));")]
    [InlineData("cache.Set(plan, Score(id));")]
    [InlineData("cache.Set($\"plan:{plan}\", Score(id));")]
    [InlineData("cache.Set(typeof(Plan), Score(id));")]
    [InlineData("cache.Set(id, Score(id)); cache.Remove(id);")]
    [InlineData("cache.GetOrCreate(id, entry => { entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1); return Score(id); });")]
    [InlineData("cache.GetOrCreate(id, entry => { entry.SetPriority(CacheItemPriority.Low).SetSlidingExpiration(TimeSpan.FromMinutes(1)); return Score(id); });")]
    [InlineData("cache.GetOrCreate(id, entry => { entry.Size = 1; return Score(id); });")]
    [InlineData("cache.GetOrCreate(id, entry => { Limit(entry); return Score(id); });")]
    [InlineData("cache.GetOrCreate(id, Fresh);")]
    [InlineData("cache.GetOrCreate(id, entry => Score(id), new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(1) });")]
    [InlineData("using var entry = cache.CreateEntry(id); entry.Value = Score(id); entry.SlidingExpiration = TimeSpan.FromMinutes(1);")]
    [InlineData("using var entry = cache.CreateEntry(id).SetAbsoluteExpiration(TimeSpan.FromHours(1)); entry.Value = Score(id);")]
    [InlineData("await shared.SetStringAsync(id, \"1\", new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });")]
    [InlineData("redis.StringSet(id, \"1\", TimeSpan.FromHours(1));")]
    [InlineData("redis.StringSet(id, \"1\", expiry: null, keepTtl: true);")]
    [InlineData("redis.StringSet(id, \"1\"); redis.KeyExpire(id, TimeSpan.FromHours(1));")]
    [InlineData("redis.ListLeftPush($\"log:{id}\", \"1\"); redis.ListTrim($\"log:{id}\", 0, 99);")]
    [InlineData("await hybrid.GetOrCreateAsync(id, async _ => { await Task.Yield(); return Score(id); });")]
    [InlineData("await hybrid.SetAsync(id, Score(id));")]
    [InlineData("fusion.Set(id, Score(id));")]
    [InlineData("cache.Get(id);")]
    public Task BoundedEntry_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task CacheWithSizeLimit_IsSilent() => Verify("""
        using Microsoft.Extensions.Caching.Memory;
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                builder.Services.AddMemoryCache(options => options.SizeLimit = 1000);
                app.MapGet("/{id}", (string id, IMemoryCache cache) => cache.Set(id, 1));
            }
        }
        """);

    [Fact]
    public Task DistributedMemoryCacheAlone_IsBoundedByItsSizeLimit() => Verify("""
        using Microsoft.Extensions.Caching.Distributed;
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                builder.Services.AddDistributedMemoryCache();
                app.MapGet("/{id}", (string id, IDistributedCache cache) => cache.SetString(id, "1"));
            }
        }
        """);

    [Fact]
    public Task DistributedMemoryCacheForDevelopmentAndRedis_IsReported() => Verify("""
        using Microsoft.Extensions.Caching.Distributed;
        public static class Endpoints
        {
            public static void Map(WebApplicationBuilder builder, WebApplication app)
            {
                if (builder.Environment.IsDevelopment()) { builder.Services.AddDistributedMemoryCache(); }
                else { builder.Services.AddStackExchangeRedisCache(options => options.Configuration = "redis"); }
                app.MapGet("/{id}", (string id, IDistributedCache cache) => [|cache.SetString(id, "1")|]);
            }
        }
        """);

    [Fact]
    public Task StructureOfRedisThatAnotherMethodExpires_IsSilent() => Verify("""
        using StackExchange.Redis;
        public class History(IDatabase redis)
        {
            public Task AddAsync(string user, string line) => redis.ListRightPushAsync($"history:{user}", line);
            public Task ExpireAsync(string user) => redis.KeyExpireAsync($"history:{user}", TimeSpan.FromDays(1));
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/{user}", (string user, IDatabase redis) => new History(redis).AddAsync(user, "x"));
        }
        """);

    [Fact]
    public Task KeyThatEveryCallerFixes_IsSilent() => Verify("""
        using Microsoft.Extensions.Caching.Memory;
        public class Settings(IMemoryCache cache)
        {
            public void Put(string key, string value) => cache.Set(key, value);
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/motd", (string text, IMemoryCache cache) => new Settings(cache).Put("motd", text));
        }
        """);

    [Fact]
    public async Task CacheAside_ShowsThePathOfTheLookUp()
    {
        var messages = await Analyze.MessagesAsync("""
            using Microsoft.Extensions.Caching.Memory;
            public class Scores(IMemoryCache cache)
            {
                public float Get(string id)
                {
                    if (!cache.TryGetValue(id, out float score))
                    {
                        score = id.Length;
                        cache.Set(id, score);
                    }
                    return score;
                }
            }
            public static class Endpoints
            {
                public static void Map(WebApplication app) => app.MapGet("/score/{id}", (string id, IMemoryCache cache) => new Scores(cache).Get(id));
            }
            """);
        Assert.Equal(["SCL4001: 'IMemoryCache.Set(...)' keeps an entry for ever for each new key that requests bring: GET /score/{id} -> Scores.Get"], messages);
    }

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify("""
        using Microsoft.Extensions.Caching.Memory;
        public class Warmer(IMemoryCache cache)
        {
            public void Warm(IEnumerable<string> ids) { foreach (var id in ids) { cache.Set(id, 1); } }
        }
        """);

    [Theory]
    [InlineData("[|cache.Set(id, Score(id))|]; // once", "cache.Set(id, Score(id), TimeSpan.FromHours(1)); // once")]
    [InlineData("[|cache.Set(id, Score(id), new MemoryCacheEntryOptions())|];", "cache.Set(id, Score(id), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });")]
    [InlineData(
        "[|cache.Set(id, Score(id), new MemoryCacheEntryOptions { Priority = CacheItemPriority.High })|];",
        "cache.Set(id, Score(id), new MemoryCacheEntryOptions { Priority = CacheItemPriority.High, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });")]
    [InlineData("await [|shared.SetStringAsync(id, \"1\")|];", "await shared.SetStringAsync(id, \"1\", new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });")]
    [InlineData(
        "await [|shared.SetStringAsync(id, \"1\", CancellationToken.None)|];",
        "await shared.SetStringAsync(id, \"1\", new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) }, CancellationToken.None);")]
    [InlineData("[|redis.StringSet(id, \"1\")|];", "redis.StringSet(id, \"1\", TimeSpan.FromHours(1));")]
    [InlineData("[|redis.StringSet(id, \"1\", when: When.NotExists)|];", "redis.StringSet(id, \"1\", when: When.NotExists, expiry: TimeSpan.FromHours(1));")]
    public Task Fix_AddsTheExpiry(string before, string after) => VerifyFix(Handler(before), Handler(after));

    [Fact]
    public Task Fix_SetsTheExpiryInTheFactory() => VerifyFix(
        """
        using Microsoft.Extensions.Caching.Memory;
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/a/{id}", (string id, IMemoryCache cache) => [|cache.GetOrCreate(id, entry => id.Length)|]);
                app.MapGet("/b/{id}", (string id, IMemoryCache cache) => [|cache.GetOrCreateAsync(id, async _ =>
                {
                    // slow
                    await Task.Delay(1);
                    return id.Length;
                })|]);
            }
        }
        """,
        """
        using Microsoft.Extensions.Caching.Memory;
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/a/{id}", (string id, IMemoryCache cache) => cache.GetOrCreate(id, entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1);
                    return id.Length;
                }));
                app.MapGet("/b/{id}", (string id, IMemoryCache cache) => cache.GetOrCreateAsync(id, async entry =>
                {
                    entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1);
                    // slow
                    await Task.Delay(1);
                    return id.Length;
                }));
            }
        }
        """);

    [Fact]
    public Task Fix_SetsTheExpiryOnTheEntry() => VerifyFix(
        """
        using Microsoft.Extensions.Caching.Memory;
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/{id}", (string id, IMemoryCache cache) =>
            {
                using var entry = [|cache.CreateEntry(id)|];
                entry.Value = id.Length;
            });
        }
        """,
        """
        using Microsoft.Extensions.Caching.Memory;
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/{id}", (string id, IMemoryCache cache) =>
            {
                using var entry = cache.CreateEntry(id);
                entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1);
                entry.Value = id.Length;
            });
        }
        """);

    [Theory]
    [InlineData("[|cache.GetOrCreate(id, Stale)|];")]
    [InlineData("[|cache.Set(id, Score(id), Pinned)|];")]
    [InlineData("await [|redis.HashSetAsync($\"user:{id}\", \"seen\", 1)|];")]
    public Task Fix_IsNotOfferedWhereTheExpiryHasNoPlace(string statements) => VerifyFix(Handler(statements), Handler(statements));

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4001") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);

    private static Task VerifyFix(string before, string after) =>
        new RuleTest<UnboundedCacheEntryCodeFixProvider>("SCL4001") { TestCode = before, FixedCode = after }.RunAsync(TestContext.Current.CancellationToken);
}
