using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Gives a cache entry an expiry of one hour (SCL4001): as an argument, in the options that are made at the call, in the factory, or on the created entry.
/// A structure of Redis takes none with the write, and options made elsewhere may serve other writes: there it offers nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedCacheEntryCodeFixProvider)), Shared]
public sealed class UnboundedCacheEntryCodeFixProvider : CodeFixProvider
{
    private const string Title = "Let the entry expire after an hour";

    private const string ExpiryProperty = "AbsoluteExpirationRelativeToNow";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL4001");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OwnDiagnostics.Batch(Title);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Own(this))
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax write &&
                model.GetSymbolInfo(write, context.CancellationToken).Symbol is IMethodSymbol method && Edit(write, method, model) is { } edit)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, cancellationToken => ApplyAsync(context.Document, edit, cancellationToken), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, (SyntaxNode Old, SyntaxNode New) edit, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        editor.ReplaceNode(edit.Old, edit.New);
        return editor.GetChangedDocument();
    }

    private static (SyntaxNode Old, SyntaxNode New)? Edit(InvocationExpressionSyntax write, IMethodSymbol method, SemanticModel model)
    {
        if (write.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault(value => IsEntryOptions(value, model)) is { } options)
        {
            return (options, WithExpiry(options));
        }

        return method switch
        {
            { Name: "GetOrCreate" or "GetOrCreateAsync" } => InFactory(write, model),
            { Name: "CreateEntry" } => OnEntry(write),
            { Name: "StringSet" or "StringSetAsync" } => AsArgument(write, "expiry", Hour(), model),
            { ContainingType.Name: "CacheExtensions" } when write.ArgumentList.Arguments.Count == 2 => AsArgument(write, null, Hour(), model),
            { ContainingType.Name: "DistributedCacheExtensions" } when write.ArgumentList.Arguments.Count is 2 or 3 => AsArgument(write, null, NewOptions(), model),
            _ => null,
        };
    }

    private static bool IsEntryOptions(BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        model.GetTypeInfo(creation).Type?.Name is "MemoryCacheEntryOptions" or "DistributedCacheEntryOptions";

    private static BaseObjectCreationExpressionSyntax WithExpiry(BaseObjectCreationExpressionSyntax options)
    {
        var expiry = ShortNames.Allow(SyntaxFactory.ParseExpression($"{ExpiryProperty} = global::System.TimeSpan.FromHours(1)"));
        var settings = options.Initializer is { Expressions.Count: > 0 } initializer
            ? initializer.WithExpressions(initializer.Expressions.Add(expiry))
            : SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, SyntaxFactory.SingletonSeparatedList(expiry));
        var result = options is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } explicitly
            ? explicitly.WithArgumentList(null).WithType(explicitly.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(settings)
            : options.WithInitializer(settings);
        return result.WithAdditionalAnnotations(Formatter.Annotation);
    }

    // set(key, value) takes the expiry third; behind a named argument it must be named too.
    private static (SyntaxNode Old, SyntaxNode New)? AsArgument(InvocationExpressionSyntax write, string? name, ExpressionSyntax value, SemanticModel model)
    {
        var arguments = write.ArgumentList.Arguments;
        var argument = SyntaxFactory.Argument(value);
        var isNamed = arguments.Skip(2).Any(existing => existing.NameColon is not null);
        if (arguments.Take(2).Any(existing => existing.NameColon is not null) || (isNamed && name is null))
        {
            return null;
        }

        var isExplicitNone = arguments.Count > 2 && name is not null && (arguments[2].NameColon is null or { Name.Identifier.ValueText: "expiry" }) &&
            arguments[2].Expression.IsKind(SyntaxKind.NullLiteralExpression);
        var changed = isExplicitNone ? write.WithArgumentList(write.ArgumentList.WithArguments(arguments.Replace(arguments[2], arguments[2].WithExpression(value))))
            : isNamed ? write.WithArgumentList(write.ArgumentList.AddArguments(argument.WithNameColon(SyntaxFactory.NameColon(name!))))
            : write.WithArgumentList(write.ArgumentList.WithArguments(arguments.Insert(2, argument)));

        // Offered only where the new call binds.
        return model.GetSpeculativeSymbolInfo(write.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is null
            ? null
            : (write, changed.WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static (SyntaxNode Old, SyntaxNode New)? InFactory(InvocationExpressionSyntax write, SemanticModel model)
    {
        var factory = write.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault();
        var parameter = factory switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0],
            _ => null,
        };
        if (factory is null || parameter is null)
        {
            return null;
        }

        var entry = parameter.Identifier.ValueText;
        var named = factory;
        if (entry == "_")
        {
            entry = FreeName.In(write, "entry", model);
            if (factory.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "_"))
            {
                return null;
            }

            named = factory.ReplaceNode(parameter, parameter.WithIdentifier(SyntaxFactory.Identifier(entry).WithTriviaFrom(parameter.Identifier)));
        }

        var expiry = ExpiryStatement(entry);
        var block = named.Body switch
        {
            BlockSyntax { Statements.Count: > 0 } body => body.WithStatements(body.Statements.Insert(0, expiry)),
            BlockSyntax body => body.WithStatements(SyntaxFactory.SingletonList<StatementSyntax>(expiry)),
            ExpressionSyntax value => OnLines(expiry, SyntaxFactory.ReturnStatement(value.WithoutTrivia())),
            _ => null,
        };
        return block is null ? null : (factory, named.WithBody(block));
    }

    private static (SyntaxNode Old, SyntaxNode New)? OnEntry(InvocationExpressionSyntax creation)
    {
        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } statement } declarator })
        {
            return null;
        }

        var expiry = ExpiryStatement(declarator.Identifier.ValueText);
        return (block, block.WithStatements(block.Statements.Insert(block.Statements.IndexOf(statement) + 1, expiry)));
    }

    private static BlockSyntax OnLines(params StatementSyntax[] statements) => SyntaxFactory
        .Block(statements.Select(statement => statement.WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)))
        .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed))
        .WithAdditionalAnnotations(Formatter.Annotation);

    private static ExpressionStatementSyntax ExpiryStatement(string entry) => (ExpressionStatementSyntax)ShortNames
        .Allow(SyntaxFactory.ParseStatement($"{entry}.{ExpiryProperty} = global::System.TimeSpan.FromHours(1);"))
        .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
        .WithTrailingTrivia(SyntaxFactory.ElasticMarker)
        .WithAdditionalAnnotations(Formatter.Annotation);

    private static ExpressionSyntax Hour() => ShortNames.Allow(SyntaxFactory.ParseExpression("global::System.TimeSpan.FromHours(1)"));

    private static ExpressionSyntax NewOptions() => ShortNames.Allow(SyntaxFactory.ParseExpression(
        $"new global::Microsoft.Extensions.Caching.Distributed.DistributedCacheEntryOptions {{ {ExpiryProperty} = global::System.TimeSpan.FromHours(1) }}"));
}
