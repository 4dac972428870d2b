namespace ScaleLint.Benchmarks.Generation;

/// <summary>Text of the ten files of a feature.</summary>
internal static class FeatureTemplates
{
    /// <summary>The files of feature number <paramref name="index"/>.</summary>
    public static IEnumerable<SourceFile> Files(string name, int index) =>
    [
        new($"src/Domain/{name}.cs", Entity(name)),
        new($"src/Data/{name}Repository.cs", Repository(name, synchronous: index % 7 == 3)),
        new($"src/Services/{name}Scoring.cs", Scoring(name, perRequest: index % 11 == 5)),
        new($"src/Services/{name}Advice.cs", Advice(name, blocking: index % 9 == 4)),
        new($"src/Services/{name}Cache.cs", Cache(name, bounded: index % 8 != 2)),
        new($"src/Telemetry/{name}Metrics.cs", Metrics(name, perUser: index % 10 == 6)),
        new($"src/Api/{name}Controller.cs", Controller(name)),
        new($"src/Domain/{name}Validator.cs", Validator(name)),
        new($"src/Domain/{name}Pricing.cs", Pricing(name)),
        new($"src/Api/{name}Formatter.cs", Formatter(name)),
    ];

    private static string Entity(string name) => $$"""
        namespace Shop.Domain;

        public enum {{name}}State { Draft, Open, Waiting, Closed, Cancelled }

        public sealed record {{name}}Line(string Sku, int Quantity, decimal UnitPrice, decimal Discount);

        public sealed class {{name}}
        {
            private readonly List<string> _notes = [];

            public int Id { get; set; }
            public string Title { get; set; } = "";
            public string Description { get; set; } = "";
            public string CustomerId { get; set; } = "";
            public {{name}}State State { get; set; }
            public DateTimeOffset Created { get; set; }
            public DateTimeOffset? Closed { get; set; }
            public List<{{name}}Line> Lines { get; } = [];
            public IReadOnlyList<string> Notes => _notes;
            public bool IsOpen => State is {{name}}State.Open or {{name}}State.Waiting;

            public void AddNote(string note)
            {
                if (string.IsNullOrWhiteSpace(note))
                {
                    throw new ArgumentException("A note must have text.", nameof(note));
                }

                _notes.Add(note.Trim());
                while (_notes.Count > 50)
                {
                    _notes.RemoveAt(0);
                }
            }

            public void Close(DateTimeOffset when)
            {
                if (State == {{name}}State.Cancelled)
                {
                    throw new InvalidOperationException("A cancelled entry cannot be closed.");
                }

                State = {{name}}State.Closed;
                Closed = when;
            }

            public {{name}} Copy()
            {
                var copy = new {{name}} { Id = Id, Title = Title, Description = Description, CustomerId = CustomerId, State = State, Created = Created };
                foreach (var line in Lines)
                {
                    copy.Lines.Add(line with { Discount = 0 });
                }

                return copy;
            }
        }
        """;

    private static string Repository(string name, bool synchronous) => $$"""
        using Shop.Domain;

        namespace Shop.Data;

        public sealed class {{name}}Context(DbContextOptions<{{name}}Context> options) : DbContext(options)
        {
            public DbSet<{{name}}> Entries => Set<{{name}}>();

            protected override void OnModelCreating(ModelBuilder modelBuilder)
            {
                var entity = modelBuilder.Entity<{{name}}>();
                entity.HasKey(entry => entry.Id);
                entity.Property(entry => entry.Title).HasMaxLength(200);
                entity.HasIndex(entry => entry.CustomerId);
            }
        }

        public interface I{{name}}Repository
        {
            Task<{{name}}?> FindAsync(int id, CancellationToken cancellationToken);
            Task<List<{{name}}>> OfCustomerAsync(string customer, int page, CancellationToken cancellationToken);
            Task<int> CountOpenAsync(CancellationToken cancellationToken);
            Task AddAsync({{name}} entry, CancellationToken cancellationToken);
        }

        public sealed class {{name}}Repository({{name}}Context database, ILogger<{{name}}Repository> logger) : I{{name}}Repository
        {
            private const int PageSize = 50;

            public async Task<{{name}}?> FindAsync(int id, CancellationToken cancellationToken)
            {
                {{(synchronous
                    ? "await Task.Yield();\n        var entry = database.Entries.FirstOrDefault(candidate => candidate.Id == id);"
                    : "var entry = await database.Entries.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);")}}
                if (entry is null)
                {
                    logger.LogInformation("{{name}} {Id} is not there", id);
                }

                return entry;
            }

            public async Task<List<{{name}}>> OfCustomerAsync(string customer, int page, CancellationToken cancellationToken)
            {
                var key = Shop.Support.TextNormalizer.Normalize(customer);
                var entries = await database.Entries
                    .AsNoTracking()
                    .Where(entry => entry.CustomerId == key)
                    .OrderByDescending(entry => entry.Created)
                    .Skip(page * PageSize)
                    .Take(PageSize)
                    .ToListAsync(cancellationToken);
                return entries.Where(entry => entry.Lines.Any(line => line.Quantity > 0) || entry.IsOpen).ToList();
            }

            public Task<int> CountOpenAsync(CancellationToken cancellationToken) =>
                database.Entries.CountAsync(entry => entry.State == {{name}}State.Open, cancellationToken);

            public async Task AddAsync({{name}} entry, CancellationToken cancellationToken)
            {
                database.Entries.Add(entry);
                await database.SaveChangesAsync(cancellationToken);
                logger.LogDebug("Added {{name}} {Id} with {Lines} lines", entry.Id, entry.Lines.Count);
            }
        }
        """;

    private static string Scoring(string name, bool perRequest) => $$"""
        using Shop.Domain;

        namespace Shop.Services;

        public sealed class {{name}}Scoring
        {
            private const int Features = 16;
            private static readonly Lazy<InferenceSession> Shared = new(() => new InferenceSession("models/{{name}}.onnx"));

            public float Score({{name}} entry)
            {
                var input = new DenseTensor<float>(new[] { 1, Features });
                Fill(input, entry);
                {{(perRequest ? "using var session = new InferenceSession(\"models/" + name + ".onnx\");" : "var session = Shared.Value;")}}
                using var results = session.Run([NamedOnnxValue.CreateFromTensor("input", input)]);
                var output = results.First().AsEnumerable<float>().ToArray();
                return output.Length > 0 ? Math.Clamp(output[0], 0f, 1f) : 0f;
            }

            public IReadOnlyList<(int Id, float Score)> Rank(IEnumerable<{{name}}> entries)
            {
                var ranked = new List<(int Id, float Score)>();
                foreach (var entry in entries)
                {
                    if (entry.State == {{name}}State.Cancelled)
                    {
                        continue;
                    }

                    ranked.Add((entry.Id, Weight(entry)));
                }

                ranked.Sort((left, right) => right.Score.CompareTo(left.Score));
                return ranked;
            }

            private static void Fill(DenseTensor<float> input, {{name}} entry)
            {
                input[0, 0] = entry.Title.Length;
                input[0, 1] = entry.Description.Length;
                input[0, 2] = entry.Lines.Count;
                input[0, 3] = (float)entry.Lines.Sum(line => line.UnitPrice * line.Quantity);
                for (var i = 4; i < Features; i++)
                {
                    input[0, i] = i < entry.Lines.Count ? entry.Lines[i].Quantity : 0;
                }
            }

            private static float Weight({{name}} entry) => entry.Lines.Count * 0.5f + entry.Notes.Count * 0.1f + (entry.IsOpen ? 1f : 0f);
        }
        """;

    private static string Advice(string name, bool blocking) => $$"""
        using Shop.Data;
        using Shop.Domain;

        namespace Shop.Services;

        public interface I{{name}}Advice
        {
            Task<string> AdviseAsync(int id, string question, CancellationToken cancellationToken);
            Task<IReadOnlyList<string>> SimilarAsync(string text, CancellationToken cancellationToken);
        }

        public sealed class {{name}}Advice(
            IChatClient chat,
            IEmbeddingGenerator<string, Embedding<float>> embeddings,
            I{{name}}Repository repository,
            {{name}}Scoring scoring,
            {{name}}Cache cache,
            Shop.Telemetry.{{name}}Metrics metrics) : I{{name}}Advice
        {
            private static readonly ChatOptions Options = new() { MaxOutputTokens = 400, Temperature = 0 };

            public async Task<string> AdviseAsync(int id, string question, CancellationToken cancellationToken)
            {
                var entry = await repository.FindAsync(id, cancellationToken);
                if (entry is null)
                {
                    return "There is no such entry.";
                }

                if (cache.TryGet(id, question, out var known))
                {
                    return known;
                }

                var score = scoring.Score(entry);
                metrics.Scored(entry.CustomerId, score);
                var messages = new List<ChatMessage>
                {
                    new(ChatRole.System, "You advise the staff of a shop about one entry."),
                    new(ChatRole.User, Describe(entry, score)),
                    new(ChatRole.User, Shop.Support.TextNormalizer.Normalize(question)),
                };
                {{(blocking
                    ? "var response = chat.GetResponseAsync(messages, Options, cancellationToken).Result;"
                    : "var response = await chat.GetResponseAsync(messages, Options, cancellationToken);")}}
                cache.Put(id, question, response.Text);
                return response.Text;
            }

            public async Task<IReadOnlyList<string>> SimilarAsync(string text, CancellationToken cancellationToken)
            {
                var parts = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                var vectors = await embeddings.GenerateAsync(parts, cancellationToken: cancellationToken);
                var result = new List<string>();
                for (var i = 0; i < vectors.Count; i++)
                {
                    var length = 0f;
                    foreach (var value in vectors[i].Vector.ToArray())
                    {
                        length += value * value;
                    }

                    if (length > 0)
                    {
                        result.Add(parts[i]);
                    }
                }

                return result;
            }

            private static string Describe({{name}} entry, float score)
            {
                var lines = entry.Lines.Take(20).Select(line => $"{line.Quantity} x {line.Sku} at {line.UnitPrice:0.00}");
                return $"{entry.Title}: {entry.State}, score {score:0.000}\n{string.Join('\n', lines)}";
            }
        }
        """;

    private static string Cache(string name, bool bounded) => $$"""
        namespace Shop.Services;

        public sealed class {{name}}Cache(IMemoryCache cache)
        {
            private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

            public bool TryGet(int id, string question, out string answer)
            {
                if (cache.TryGetValue(Key(id, question), out string? known) && known is not null)
                {
                    answer = known;
                    return true;
                }

                answer = "";
                return false;
            }

            public void Put(int id, string question, string answer)
            {
                if (answer.Length == 0)
                {
                    return;
                }

                {{(bounded ? "cache.Set(Key(id, question), answer, Lifetime);" : "cache.Set(Key(id, question), answer);")}}
            }

            public void Forget(int id, IEnumerable<string> questions)
            {
                foreach (var question in questions)
                {
                    cache.Remove(Key(id, question));
                }
            }

            private static string Key(int id, string question) => $"{{name}}:{id}:{Shop.Support.TextNormalizer.Normalize(question)}:{Lifetime}";
        }
        """;

    private static string Metrics(string name, bool perUser) => $$"""
        namespace Shop.Telemetry;

        public sealed class {{name}}Metrics : IDisposable
        {
            private readonly Meter _meter = new("Shop.{{name}}");
            private readonly Counter<long> _requests;
            private readonly Counter<long> _scored;
            private readonly Histogram<double> _seconds;

            public {{name}}Metrics()
            {
                _requests = _meter.CreateCounter<long>("shop.requests");
                _scored = _meter.CreateCounter<long>("shop.scored");
                _seconds = _meter.CreateHistogram<double>("shop.seconds");
            }

            public void Requested(string route) => _requests.Add(1, new KeyValuePair<string, object?>("route", route));

            public void Scored(string customer, float score)
            {
                var bucket = score switch { < 0.25f => "low", < 0.75f => "middle", _ => "high" };
                {{(perUser
                    ? "_scored.Add(1, new KeyValuePair<string, object?>(\"user_id\", customer), new KeyValuePair<string, object?>(\"bucket\", bucket));"
                    : "_scored.Add(customer.Length > 0 ? 1 : 0, new KeyValuePair<string, object?>(\"bucket\", bucket));")}}
            }

            public void Took(TimeSpan time, bool succeeded) =>
                _seconds.Record(time.TotalSeconds, new KeyValuePair<string, object?>("outcome", succeeded ? "success" : "failure"));

            public void Dispose() => _meter.Dispose();
        }
        """;

    private static string Controller(string name) => $$"""
        using Shop.Data;
        using Shop.Domain;
        using Shop.Services;

        namespace Shop.Api;

        [ApiController]
        [Route("api/{{name}}")]
        public sealed class {{name}}Controller(I{{name}}Repository repository, I{{name}}Advice advice, {{name}}Scoring scoring, Shop.Telemetry.{{name}}Metrics metrics) : ControllerBase
        {
            [HttpGet("{id:int}")]
            public async Task<ActionResult<string>> Get(int id, CancellationToken cancellationToken)
            {
                metrics.Requested("get");
                var entry = await repository.FindAsync(id, cancellationToken);
                return entry is null ? NotFound() : Ok({{name}}Formatter.Summary(entry));
            }

            [HttpGet]
            public async Task<IReadOnlyList<string>> List([FromQuery] string customer, [FromQuery] int page, CancellationToken cancellationToken)
            {
                metrics.Requested("list");
                var entries = await repository.OfCustomerAsync(customer, page, cancellationToken);
                var order = scoring.Rank(entries).Select((ranked, place) => (ranked.Id, Place: place)).ToDictionary(ranked => ranked.Id, ranked => ranked.Place);
                return entries.OrderBy(entry => order.GetValueOrDefault(entry.Id, int.MaxValue)).Select({{name}}Formatter.Summary).ToList();
            }

            [HttpPost]
            public async Task<ActionResult<int>> Post([FromBody] {{name}} entry, CancellationToken cancellationToken)
            {
                var problems = {{name}}Validator.Check(entry);
                if (problems.Count > 0)
                {
                    return BadRequest(string.Join("; ", problems));
                }

                await repository.AddAsync(entry, cancellationToken);
                return Ok(entry.Id);
            }

            [HttpPost("{id:int}/advice")]
            public async Task<string> Advise(int id, [FromBody] string question, CancellationToken cancellationToken)
            {
                metrics.Requested("advice");
                return await advice.AdviseAsync(id, question, cancellationToken);
            }

            [HttpPost("similar")]
            public Task<IReadOnlyList<string>> Similar([FromBody] string text, CancellationToken cancellationToken) => advice.SimilarAsync(text, cancellationToken);
        }
        """;

    private static string Validator(string name) => $$"""
        namespace Shop.Domain;

        public static class {{name}}Validator
        {
            private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "admin", "system", "root", "none" };

            public static IReadOnlyList<string> Check({{name}} entry)
            {
                var problems = new List<string>();
                if (string.IsNullOrWhiteSpace(entry.Title))
                {
                    problems.Add("Title is missing.");
                }
                else if (entry.Title.Length > 200)
                {
                    problems.Add($"Title has {entry.Title.Length} characters, 200 are allowed.");
                }

                if (Reserved.Contains(Shop.Support.TextNormalizer.Normalize(entry.CustomerId)))
                {
                    problems.Add($"Customer '{entry.CustomerId}' is reserved.");
                }

                for (var i = 0; i < entry.Lines.Count; i++)
                {
                    foreach (var problem in CheckLine(entry.Lines[i]))
                    {
                        problems.Add($"Line {i + 1}: {problem}");
                    }
                }

                if (entry.Closed is { } closed && closed < entry.Created)
                {
                    problems.Add("Closed before it was created.");
                }

                return problems;
            }

            private static IEnumerable<string> CheckLine({{name}}Line line)
            {
                if (line.Quantity <= 0)
                {
                    yield return "quantity must be above zero.";
                }

                if (line.UnitPrice < 0)
                {
                    yield return "price must not be negative.";
                }

                if (line.Discount is < 0 or > 0.9m)
                {
                    yield return "discount must lie between 0 and 90 %.";
                }
            }
        }
        """;

    private static string Pricing(string name) => $$"""
        namespace Shop.Domain;

        public sealed class {{name}}Pricing
        {
            private readonly Dictionary<string, decimal> _surcharges = new(StringComparer.Ordinal) { ["bulky"] = 12.5m, ["express"] = 9.9m, ["cold"] = 15m };

            public decimal Net({{name}} entry) => entry.Lines.Sum(line => line.UnitPrice * line.Quantity * (1 - line.Discount));

            public decimal Gross({{name}} entry, decimal taxRate)
            {
                var net = Net(entry);
                var surcharge = 0m;
                foreach (var note in entry.Notes)
                {
                    if (_surcharges.TryGetValue(Shop.Support.TextNormalizer.Normalize(note), out var amount))
                    {
                        surcharge += amount;
                    }
                }

                return Math.Round((net + surcharge) * (1 + taxRate), 2, MidpointRounding.AwayFromZero);
            }

            public IReadOnlyDictionary<string, decimal> BySku(IEnumerable<{{name}}> entries) =>
                entries.SelectMany(entry => entry.Lines)
                    .GroupBy(line => line.Sku, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => group.Sum(line => line.UnitPrice * line.Quantity), StringComparer.Ordinal);

            public decimal[] Instalments(decimal amount, int count)
            {
                if (count < 1)
                {
                    throw new ArgumentOutOfRangeException(nameof(count));
                }

                var result = new decimal[count];
                var rest = amount;
                for (var i = 0; i < count; i++)
                {
                    result[i] = i == count - 1 ? rest : Math.Round(amount / count, 2);
                    rest -= result[i];
                }

                return result;
            }
        }
        """;

    private static string Formatter(string name) => $$"""
        using System.Globalization;
        using System.Text;
        using Shop.Domain;

        namespace Shop.Api;

        public static class {{name}}Formatter
        {
            public static string Summary({{name}} entry)
            {
                var text = new StringBuilder();
                text.Append(CultureInfo.InvariantCulture, $"#{entry.Id} {entry.Title}");
                if (entry.IsOpen)
                {
                    text.Append(" (open)");
                }

                foreach (var line in entry.Lines.OrderBy(line => line.Sku, StringComparer.Ordinal))
                {
                    text.AppendLine().Append("  ").Append(line.Quantity).Append(" x ").Append(line.Sku);
                }

                return text.ToString();
            }

            public static string Csv(IEnumerable<{{name}}> entries)
            {
                var text = new StringBuilder("id;title;customer;state;total\n");
                foreach (var entry in entries)
                {
                    var total = entry.Lines.Sum(line => line.UnitPrice * line.Quantity);
                    text.AppendJoin(';', entry.Id, Escape(entry.Title), Escape(entry.CustomerId), entry.State, total.ToString(CultureInfo.InvariantCulture)).Append('\n');
                }

                return text.ToString();
            }

            public static bool TryParse(string row, out (int Id, string Title) result)
            {
                var cells = row.Split(';');
                if (cells.Length >= 2 && int.TryParse(cells[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
                {
                    result = (id, cells[1].Trim('"'));
                    return true;
                }

                result = default;
                return false;
            }

            private static string Escape(string cell) => cell.Contains(';') ? "\"" + cell.Replace("\"", "\"\"") + "\"" : cell;
        }
        """;
}
