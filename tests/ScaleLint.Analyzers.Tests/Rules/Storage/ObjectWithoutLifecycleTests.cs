using Microsoft.CodeAnalysis.Testing;
using ScaleLint.Analyzers.Tests.Verifiers;
using ScaleLint.CodeFixes;

namespace ScaleLint.Analyzers.Tests.Rules.Storage;

public class ObjectWithoutLifecycleTests
{
    private static string Handler(string statements) => $$"""
        using System.Text;
        using System.Text.Json;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Azure.Storage.Blobs;
        using Azure.Storage.Blobs.Models;
        public record Answer(string Text);
        public static class Images { public static byte[] Draw(string text) => []; }
        public static class Endpoints
        {
            public static void Map(WebApplication app, BlobContainerClient container, IAmazonS3 s3) =>
                app.MapPost("/ask", async (Answer answer, string user, byte[] upload, Stream stream) =>
                {
                    {{statements}}
                    await Task.Yield();
                });
        }
        """;

    [Theory]
    [InlineData("await [|container.UploadBlobAsync($\"answers/{Guid.NewGuid()}.json\", BinaryData.FromObjectAsJson(answer))|];")]
    [InlineData("await [|container.GetBlobClient($\"answers/{Guid.NewGuid()}.json\").UploadAsync(BinaryData.FromString(answer.Text))|];")]
    [InlineData("var name = $\"answers/{user}/{DateTime.UtcNow:yyyyMMddHHmmssfff}.json\"; var blob = container.GetBlobClient(name); await [|blob.UploadAsync(BinaryData.FromObjectAsJson(answer), overwrite: true)|];")]
    [InlineData("await [|container.GetBlobClient($\"{Guid.NewGuid()}.png\").UploadAsync(new MemoryStream(Images.Draw(answer.Text)))|];")]
    [InlineData("await [|container.GetBlobClient($\"{Guid.NewGuid()}.json\").UploadAsync(BinaryData.FromObjectAsJson(answer), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders() })|];")]
    [InlineData("await [|s3.PutObjectAsync(new PutObjectRequest { BucketName = \"answers\", Key = $\"{Guid.NewGuid()}.json\", ContentBody = JsonSerializer.Serialize(answer) })|];")]
    [InlineData("var request = new PutObjectRequest { BucketName = \"answers\" }; request.Key = Guid.NewGuid().ToString(); request.ContentBody = answer.Text; await [|s3.PutObjectAsync(request)|];")]
    [InlineData("await [|File.WriteAllTextAsync($\"answers/{Guid.NewGuid()}.json\", JsonSerializer.Serialize(answer))|];")]
    [InlineData("await [|File.WriteAllTextAsync(Path.Combine(\"answers\", $\"{DateTime.UtcNow.Ticks}.txt\"), answer.Text)|];")]
    [InlineData("await [|File.WriteAllBytesAsync($\"images/{Guid.NewGuid()}.png\", Images.Draw(answer.Text))|];")]
    public Task OneMoreObjectEachTime_IsReported(string statements) => Verify(Handler(statements));

    [Theory]
    [InlineData("await container.UploadBlobAsync($\"answers/{user}.json\", BinaryData.FromObjectAsJson(answer));")]
    [InlineData("await container.UploadBlobAsync($\"answers/{DateTime.UtcNow:yyyy-MM-dd}.json\", BinaryData.FromObjectAsJson(answer));")]
    [InlineData("await container.UploadBlobAsync($\"uploads/{Guid.NewGuid()}\", new MemoryStream(upload));")]
    [InlineData("await container.UploadBlobAsync($\"uploads/{Guid.NewGuid()}\", stream);")]
    [InlineData("var copy = stream; await container.UploadBlobAsync($\"uploads/{Guid.NewGuid()}\", copy);")]
    [InlineData("await container.GetBlobClient($\"{Guid.NewGuid()}.json\").UploadAsync(BinaryData.FromObjectAsJson(answer), new BlobUploadOptions { AccessTier = AccessTier.Cool });")]
    [InlineData("await container.GetBlobClient($\"{Guid.NewGuid()}.json\").UploadAsync(BinaryData.FromObjectAsJson(answer), new BlobUploadOptions { Tags = new Dictionary<string, string> { [\"keep\"] = \"30d\" } });")]
    [InlineData("var options = new BlobUploadOptions(); options.AccessTier = AccessTier.Cool; await container.GetBlobClient($\"{Guid.NewGuid()}.json\").UploadAsync(BinaryData.FromObjectAsJson(answer), options);")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { Key = $\"{Guid.NewGuid()}.json\", ContentBody = answer.Text, StorageClass = S3StorageClass.IntelligentTiering });")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { Key = $\"{Guid.NewGuid()}.json\", ContentBody = answer.Text, TagSet = new List<Tag> { new() { Key = \"keep\", Value = \"30d\" } } });")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { Key = $\"{Guid.NewGuid()}\", InputStream = stream });")]
    [InlineData("await File.WriteAllTextAsync($\"answers/{user}.json\", answer.Text);")]
    [InlineData("await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), $\"{Guid.NewGuid()}.json\"), answer.Text);")]
    [InlineData("await File.WriteAllBytesAsync($\"uploads/{Guid.NewGuid()}.png\", upload);")]
    [InlineData("await File.AppendAllTextAsync(\"answers.txt\", answer.Text);")]
    public Task NameThatComesAgainTierOrUpload_IsSilent(string statements) => Verify(Handler(statements));

    [Fact]
    public Task FormFile_IsBusinessDataAndSilent() => Verify("""
        using Azure.Storage.Blobs;
        public static class Endpoints
        {
            public static void Map(WebApplication app, BlobContainerClient container) =>
                app.MapPost("/photo", async (IFormFile file) =>
                {
                    using var memory = new MemoryStream();
                    await file.CopyToAsync(memory);
                    await container.UploadBlobAsync($"photos/{Guid.NewGuid()}", new MemoryStream(memory.ToArray()));
                });
        }
        """);

    [Theory]
    [InlineData("BlobContainerClient container, string name", "container.DeleteBlobIfExists(name)")]
    [InlineData("BlobClient blob", "blob.SetAccessTier(Azure.Storage.Blobs.Models.AccessTier.Archive)")]
    [InlineData("BlobClient blob", "blob.Delete()")]
    public Task CleanUpElsewhere_IsSilent(string parameters, string call) => new RuleTest<EmptyCodeFixProvider>("SCL4005")
    {
        TestState =
        {
            Sources =
            {
                Handler("await container.UploadBlobAsync($\"answers/{Guid.NewGuid()}.json\", BinaryData.FromObjectAsJson(answer));"),
                $"using Azure.Storage.Blobs; public static class Housekeeping {{ public static void Run({parameters}) {{ {call}; }} }}",
            },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task DatabaseRowPerRequest_IsBusinessDataAndSilent() => Verify("""
        using Microsoft.EntityFrameworkCore;
        public class Entry { public Guid Id { get; set; } public string Text { get; set; } = ""; }
        public class Db : DbContext { public DbSet<Entry> Entries => Set<Entry>(); }
        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/note", async (Db db, string text) => { db.Entries.Add(new Entry { Id = Guid.NewGuid(), Text = text }); await db.SaveChangesAsync(); });
        }
        """);

    [Fact]
    public Task OutsideRequests_IsSilent() => Verify("""
        public static class Export
        {
            public static void Main() => File.WriteAllText($"export-{Guid.NewGuid()}.txt", "rows");
        }
        """);

    [Fact]
    public Task ModelFile_IsLeftToTheRuleAboutModels() => Verify(Handler("await File.WriteAllBytesAsync($\"{Guid.NewGuid()}.onnx\", Images.Draw(user));"));

    [Fact]
    public Task IncompleteCode_IsNoCrash() => new RuleTest<EmptyCodeFixProvider>("SCL4005")
    {
        TestCode = Handler("container.UploadBlobAsync(; s3.PutObjectAsync(new PutObjectRequest { Key = , ContentBody }); container.GetBlobClient(.UploadAsync(; File.WriteAllText($\"{Guid.NewGuid()}\", );"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(
        "await [|s3.PutObjectAsync(new PutObjectRequest { Key = $\"{Guid.NewGuid()}.json\", ContentBody = answer.Text })|];",
        "await s3.PutObjectAsync(new PutObjectRequest { Key = $\"{Guid.NewGuid()}.json\", ContentBody = answer.Text, StorageClass = S3StorageClass.IntelligentTiering });")]
    [InlineData(
        "var request = new PutObjectRequest { Key = $\"{Guid.NewGuid()}\", ContentBody = answer.Text, }; await [|s3.PutObjectAsync(request)|];",
        "var request = new PutObjectRequest { Key = $\"{Guid.NewGuid()}\", ContentBody = answer.Text, StorageClass = S3StorageClass.IntelligentTiering, }; await s3.PutObjectAsync(request);")]
    [InlineData(
        "await [|container.GetBlobClient($\"{Guid.NewGuid()}\").UploadAsync(BinaryData.FromString(user), overwrite: true)|];",
        "await container.GetBlobClient($\"{Guid.NewGuid()}\").UploadAsync(BinaryData.FromString(user), new BlobUploadOptions { AccessTier = AccessTier.Cool });")]
    [InlineData(
        "await [|container.GetBlobClient($\"{Guid.NewGuid()}\").UploadAsync(BinaryData.FromString(user), new BlobUploadOptions())|];",
        "await container.GetBlobClient($\"{Guid.NewGuid()}\").UploadAsync(BinaryData.FromString(user), new BlobUploadOptions() { AccessTier = AccessTier.Cool });")]
    public Task Fix_SetsATier(string before, string after) => VerifyFix(before, after);

    [Theory]
    [InlineData("await [|container.UploadBlobAsync($\"{Guid.NewGuid()}\", BinaryData.FromString(user))|];")]
    [InlineData("await [|container.GetBlobClient($\"{Guid.NewGuid()}\").UploadAsync(BinaryData.FromString(user))|];")]
    [InlineData("await [|File.WriteAllTextAsync($\"{Guid.NewGuid()}\", user)|];")]
    public Task Fix_IsWithheldWhereTheCallHasNoTier(string statements) => VerifyFix(statements, statements);

    [Fact]
    public Task FixAll_SetsEveryTier() => VerifyFix(
        "await [|s3.PutObjectAsync(new PutObjectRequest { Key = $\"a{Guid.NewGuid()}\", ContentBody = user })|]; await [|s3.PutObjectAsync(new PutObjectRequest { Key = $\"b{Guid.NewGuid()}\", ContentBody = user })|];",
        "await s3.PutObjectAsync(new PutObjectRequest { Key = $\"a{Guid.NewGuid()}\", ContentBody = user, StorageClass = S3StorageClass.IntelligentTiering }); await s3.PutObjectAsync(new PutObjectRequest { Key = $\"b{Guid.NewGuid()}\", ContentBody = user, StorageClass = S3StorageClass.IntelligentTiering });",
        iterations: 2);

    private static Task VerifyFix(string before, string after, int iterations = 1)
    {
        var test = new RuleTest<ObjectWithoutLifecycleCodeFixProvider>("SCL4005") { TestCode = Handler(before), FixedCode = Handler(after) };
        if (before != after)
        {
            test.NumberOfIncrementalIterations = iterations;
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static Task Verify(string source) => new RuleTest<EmptyCodeFixProvider>("SCL4005") { TestCode = source }.RunAsync(TestContext.Current.CancellationToken);
}
