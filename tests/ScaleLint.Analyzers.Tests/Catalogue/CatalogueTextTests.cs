using System.Text.RegularExpressions;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Tests.Catalogue;

public sealed class CatalogueTextTests
{
    [Fact]
    public void Entry_ReadWithKindIdAndAttributes()
    {
        var entry = Single("embedding  M:Shop.Vectors.Embed  batch=EmbedAll async=EmbedAsync");

        Assert.Equal(ApiKind.Embedding, entry.Kind);
        Assert.Equal("M:Shop.Vectors.Embed", entry.Id);
        Assert.Equal("EmbedAll", entry["batch"]);
        Assert.Equal("EmbedAsync", entry["async"]);
        Assert.Null(entry["using"]);
    }

    [Theory]
    [InlineData("client T:Shop.Gateway thread-safe=true", true)]
    [InlineData("client T:Shop.Gateway thread-safe=false", false)]
    [InlineData("client T:Shop.Gateway", false)]
    public void TrueFalseAttribute_IsTrueOnlyWhereSaid(string line, bool expected) => Assert.Equal(expected, Single(line).Is("thread-safe"));

    [Theory]
    [InlineData("client\tT:Shop.Gateway\tservice=ai")]
    [InlineData("   client T:Shop.Gateway   service=ai   ")]
    [InlineData("client T:Shop.Gateway service=ai\r")]
    [InlineData("client T:Shop.Gateway service=ai # one per process")]
    [InlineData("client T:Shop.Gateway service=ai #")]
    public void BlanksLineEndsAndComments_MakeNoDifference(string line)
    {
        var entry = Single(line);

        Assert.Equal("T:Shop.Gateway", entry.Id);
        Assert.Equal("ai", entry["service"]);
    }

    [Theory]
    [InlineData("model-load M:Shop.Model.#ctor", "M:Shop.Model.#ctor")]
    [InlineData("model-load M:Shop.Model.#ctor(System.String) # from a file", "M:Shop.Model.#ctor(System.String)")]
    public void ConstructorId_HashIsNoComment(string line, string id) => Assert.Equal(id, Single(line).Id);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# model-load M:Shop.Model.Load")]
    [InlineData("#model-load M:Shop.Model.Load")]
    [InlineData("  # model-load M:Shop.Model.Load")]
    public void CommentOrNothing_SaysNothing(string text)
    {
        var file = CatalogueText.Read(text);

        Assert.Empty(file.Families);
        Assert.Empty(file.Muted);
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void FamilyLine_NamesTheAssembliesOfWhatFollows()
    {
        var file = CatalogueText.Read("client T:Own.A\n[First, Second]\nclient T:Lib.B\nclient T:Lib.C\n[*]\nclient T:Any.D\n");

        Assert.Empty(file.Problems);
        Assert.Equal(3, file.Families.Length);
        Assert.Empty(file.Families[0].Assemblies);
        Assert.Equal(["First", "Second"], file.Families[1].Assemblies);
        Assert.Equal(["T:Lib.B", "T:Lib.C"], file.Families[1].Entries.Select(entry => entry.Id));
        Assert.Empty(file.Families[2].Assemblies);
        Assert.Equal("T:Any.D", Assert.Single(file.Families[2].Entries).Id);
    }

    [Fact]
    public void Mute_CollectsTheIdAndIsNoEntry()
    {
        var file = CatalogueText.Read("mute M:Shop.Catalog.Warm\nclient T:Shop.Gateway service=ai");

        Assert.Equal(["M:Shop.Catalog.Warm"], file.Muted);
        Assert.Equal("T:Shop.Gateway", Assert.Single(Assert.Single(file.Families).Entries).Id);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("client", "expected 'kind ID'")]
    [InlineData("client Shop.Gateway", "expected 'kind ID'")]
    [InlineData("client X:Shop.Gateway", "expected 'kind ID'")]
    [InlineData("client T:", "expected 'kind ID'")]
    [InlineData("clients T:Shop.Gateway", "unknown kind 'clients'")]
    [InlineData("Client T:Shop.Gateway", "unknown kind 'Client'")]
    [InlineData("client T:Shop.Gateway singleton", "unknown attribute 'singleton'")]
    [InlineData("client T:Shop.Gateway threadsafe=true", "unknown attribute 'threadsafe=true'")]
    [InlineData("[Shop", "ends with ']'")]
    public void BrokenLine_IsReportedWithItsLineAndTheOthersCount(string broken, string message)
    {
        var file = CatalogueText.Read($"# first\nclient T:Shop.Before service=ai\n{broken}\nclient T:Shop.After service=ai\n");

        var problem = Assert.Single(file.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(["T:Shop.Before", "T:Shop.After"], file.Families.SelectMany(family => family.Entries).Select(entry => entry.Id));
    }

    [Fact]
    public void UnknownKind_MessageListsTheKnownOnes()
    {
        var problem = Assert.Single(CatalogueText.Read("loader T:Shop.Model").Problems);

        Assert.Contains("blocking-io, blocking-wait, cache-bound", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(", mute", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> KindNames() => new(Enum.GetNames<ApiKind>());

    [Theory]
    [MemberData(nameof(KindNames))]
    public void Kind_IsWrittenInKebabCase(string name)
    {
        var word = Regex.Replace(name, "(?<!^)[A-Z]", "-$0").ToLowerInvariant();

        Assert.Equal(name, Single($"{word} M:Shop.Api.Call").Kind.ToString());
    }

    private static ApiEntry Single(string text)
    {
        var file = CatalogueText.Read(text);
        Assert.Empty(file.Problems);
        return Assert.Single(Assert.Single(file.Families).Entries);
    }
}
