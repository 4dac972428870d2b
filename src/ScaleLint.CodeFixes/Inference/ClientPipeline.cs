using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>The one place in a solution that builds the pipeline of a chat client or an embedding generator of Microsoft.Extensions.AI.</summary>
internal sealed class ClientPipeline
{
    /// <summary>What fix-all groups by: all pipelines that a finding goes through.</summary>
    public const string Key = "SCL1006.UseDistributedCache";

    private const string Chat = "ChatClient";

    private const string Embedding = "EmbeddingGenerator";

    private static readonly string[] DistributedCaches =
        ["AddDistributedMemoryCache", "AddStackExchangeRedisCache", "AddDistributedSqlServerCache", "AddRedisDistributedCache", "AddCosmosCache", "AddDistributedPostgresCache", "IDistributedCache"];

    private readonly Document _document;
    private readonly InvocationExpressionSyntax _call;
    private readonly StatementSyntax? _needsCacheBefore;

    private ClientPipeline(Document document, InvocationExpressionSyntax call, StatementSyntax? needsCacheBefore)
    {
        _document = document;
        _call = call;
        _needsCacheBefore = needsCacheBefore;
    }

    /// <summary>The kinds of pipeline.</summary>
    public static ImmutableArray<string> Kinds { get; } = ImmutableArray.Create(Chat, Embedding);

    /// <summary>What the light bulb says.</summary>
    public static string Title(string kind) => kind == Chat ? "Cache the answers of the chat client" : "Cache the vectors of the embedding generator";

    /// <summary>The pipeline that a model call goes through, or null for a call that goes through none.</summary>
    public static string? KindOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && method.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.AI"
            ? Kinds.FirstOrDefault(kind => method.ContainingType.Name.IndexOf(kind, StringComparison.Ordinal) >= 0)
            : null;

    /// <summary>The pipeline of a kind; null where the solution shows none, or more than one, or the cache would find no store at run time.</summary>
    public static async Task<ClientPipeline?> FindAsync(Solution solution, string kind, CancellationToken cancellationToken)
    {
        var builders = new List<(Document Document, InvocationExpressionSyntax Call, SemanticModel Model)>();
        var hasStore = false;
        foreach (var document in solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents))
        {
            var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            hasStore |= DistributedCaches.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0) && await RegistersStoreAsync(document, cancellationToken).ConfigureAwait(false);
            if (text.IndexOf(kind, StringComparison.Ordinal) < 0 && text.IndexOf("Build", StringComparison.Ordinal) < 0)
            {
                continue;
            }

            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            if (root is null || model is null)
            {
                continue;
            }

            builders.AddRange(root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(call => IsBuilder(call, kind, model, cancellationToken))
                .Select(call => (document, call, model)));
        }

        if (builders.Count != 1)
        {
            return null;
        }

        var (found, builder, itsModel) = builders[0];
        var isBuild = Name(builder) == "Build";

        // Build() without a service provider finds no IDistributedCache and throws.
        if (isBuild && builder.ArgumentList.Arguments.Count == 0)
        {
            return null;
        }

        if (hasStore)
        {
            return new ClientPipeline(found, builder, null);
        }

        return !isBuild && CanAddStore(builder, itsModel) is { } statement ? new ClientPipeline(found, builder, statement) : null;
    }

    /// <summary>Adds the caching layer, and where the solution has no distributed cache, one in memory.</summary>
    public async Task<Solution> AddCacheAsync(CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)(await _document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = await _document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var knowsNamespace = UsingDirectives.Contains(model!, _call.SpanStart, "Microsoft.Extensions.AI", cancellationToken);
        var changed = root.TrackNodes(_needsCacheBefore is null ? [_call] : new SyntaxNode[] { _call, _needsCacheBefore });
        changed = changed.ReplaceNode(changed.GetCurrentNode(_call)!, WithLayer(changed.GetCurrentNode(_call)!));
        if (_needsCacheBefore is not null)
        {
            changed = AddStore(changed, changed.GetCurrentNode(_needsCacheBefore)!);
        }

        if (!knowsNamespace)
        {
            changed = UsingDirectives.Add(changed, "Microsoft.Extensions.AI");
        }

        return _document.Project.Solution.WithDocumentSyntaxRoot(_document.Id, changed);
    }

    private static async Task<bool> RegistersStoreAsync(Document document, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root && root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
            DistributedCaches.Contains(name.Identifier.ValueText) &&
            (name.Identifier.ValueText != "IDistributedCache" || name.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: var register } } && register.Contains("Add")));

    private static bool IsBuilder(InvocationExpressionSyntax call, string kind, SemanticModel model, CancellationToken cancellationToken) =>
        Name(call) is { } name && (name == "Build" || name == "Add" + kind || name == "AddKeyed" + kind) &&
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: var owner } &&
        (name == "Build" ? owner == kind + "Builder" : owner == kind + "BuilderServiceCollectionExtensions");

    private static string? Name(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    // services.AddChatClient(…): the registration goes before the statement, on the same services.
    private static StatementSyntax? CanAddStore(InvocationExpressionSyntax builder, SemanticModel model) =>
        model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.MemoryCacheServiceCollectionExtensions") is not null &&
        IsPlain(((MemberAccessExpressionSyntax)builder.Expression).Expression) &&
        builder.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax } statement
            ? statement
            : null;

    private static bool IsPlain(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or ThisExpressionSyntax || (expression is MemberAccessExpressionSyntax access && IsPlain(access.Expression));

    private static InvocationExpressionSyntax WithLayer(InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var layer = SyntaxFactory.IdentifierName("UseDistributedCache");
        if (access.Name.Identifier.ValueText == "Build")
        {
            // The dots of a chain stand below each other.
            var cached = SyntaxFactory.InvocationExpression(access.WithName(layer)).WithTrailingTrivia(access.Expression.GetTrailingTrivia());
            return call.WithExpression(access.WithExpression(cached));
        }

        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrailingTrivia(), layer)).WithTrailingTrivia(call.GetTrailingTrivia());
    }

    private static CompilationUnitSyntax AddStore(CompilationUnitSyntax root, StatementSyntax statement)
    {
        var services = statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(call => call.Expression as MemberAccessExpressionSyntax)
            .First(access => access?.Name.Identifier.ValueText is { } name && name.StartsWith("Add", StringComparison.Ordinal) && Kinds.Any(kind => name.EndsWith(kind, StringComparison.Ordinal)))!.Expression;
        var lineEnd = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var indentation = statement.GetLeadingTrivia().LastOrDefault();
        var store = SyntaxFactory.ParseStatement($"{services.WithoutTrivia()}.AddDistributedMemoryCache();")
            .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : SyntaxFactory.TriviaList())
            .WithTrailingTrivia(lineEnd.IsKind(SyntaxKind.None) ? SyntaxFactory.LineFeed : lineEnd);
        return statement.Parent is GlobalStatementSyntax global
            ? root.InsertNodesBefore(global, [SyntaxFactory.GlobalStatement(store)])
            : root.InsertNodesBefore(statement, [store]);
    }
}
