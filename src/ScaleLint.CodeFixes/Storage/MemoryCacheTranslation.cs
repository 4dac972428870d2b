using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Translates a private dictionary and every use of it into a <c>MemoryCache</c> whose entries count 1 each against a limit of 10,000.
/// One use that has no translation (an enumeration, a count, an escape) and there is none at all.
/// </summary>
internal sealed class MemoryCacheTranslation(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The namespace of the cache, whose extension methods the translation calls.</summary>
    public const string Namespace = "Microsoft.Extensions.Caching.Memory";

    private const string EntryOptions = "global::" + Namespace + ".MemoryCacheEntryOptions";

    /// <summary>The nodes to replace, or null where a use has no translation or the library is not referenced.</summary>
    public Dictionary<SyntaxNode, SyntaxNode>? Of(IFieldSymbol field)
    {
        if (field is not { DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences.Length: 1, Type: INamedTypeSymbol { Name: "Dictionary" or "ConcurrentDictionary", TypeArguments: { Length: 2 } arguments } } ||
            field.ContainingType.DeclaringSyntaxReferences.Any(part => part.SyntaxTree != model.SyntaxTree) ||
            model.Compilation.GetTypeByMetadataName(Namespace + ".MemoryCache") is null ||
            field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax
            {
                Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: null } creation,
                Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration,
            } ||
            creation.ArgumentList?.Arguments.Any(argument => model.GetTypeInfo(argument.Expression, cancellationToken).Type?.SpecialType != SpecialType.System_Int32) == true)
        {
            return null;
        }

        // Held by its interface: the class has two TryGetValue that an older compiler cannot tell apart for a key that is a string.
        var edits = new Dictionary<SyntaxNode, SyntaxNode>
        {
            [declaration.Type] = ShortNames.Allow(SyntaxFactory.ParseTypeName($"global::{Namespace}.IMemoryCache")).WithTriviaFrom(declaration.Type),
            [creation] = Expression($"new global::{Namespace}.MemoryCache(new global::{Namespace}.MemoryCacheOptions {{ SizeLimit = 10_000 }})").WithTriviaFrom(creation),
        };
        foreach (var name in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != field.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, field.OriginalDefinition))
            {
                continue;
            }

            if (Use(name, arguments[0], arguments[1]) is not { } use || edits.Keys.Any(other => other.Span.IntersectsWith(use.Old.Span)))
            {
                return null;
            }

            edits.Add(use.Old, use.New.WithTriviaFrom(use.Old));
        }

        return edits;
    }

    private (SyntaxNode Old, SyntaxNode New)? Use(IdentifierNameSyntax name, ITypeSymbol keyType, ITypeSymbol valueType)
    {
        ExpressionSyntax store = name;
        while (store.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == store)
        {
            store = qualified;
        }

        switch (store.Parent)
        {
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } element
                when element.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } assignment && assignment.Left == element:
                return IsOfType(index[0].Expression, keyType) ? (assignment, Set(store, index[0].Expression, assignment.Right, valueType)) : null;

            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when call.ArgumentList.Arguments is { Count: > 0 } arguments && IsOfType(arguments[0].Expression, keyType):
                return Call(store, access.Name.Identifier.ValueText, call, arguments, keyType, valueType);

            default:
                return null;
        }
    }

    private (SyntaxNode Old, SyntaxNode New)? Call(
        ExpressionSyntax store, string name, InvocationExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments, ITypeSymbol keyType, ITypeSymbol valueType)
    {
        var key = arguments[0].Expression;
        switch (name, arguments.Count)
        {
            case ("ContainsKey", 1):
                return (call, Expression($"{store}.TryGetValue({key}, out _)"));
            case ("TryGetValue", 2):
                return TryGetValue(store, call, key, arguments[1], valueType);
            case ("Add", 2) when call.Parent is ExpressionStatementSyntax:
                return (call, Set(store, key, arguments[1].Expression, valueType));
            case ("TryAdd", 2) when call.Parent is ExpressionStatementSyntax && !Awaits(arguments[1]):
                return (call, GetOrCreate(store, key, FreeName.In(call, "entry", model), $"return {arguments[1].Expression};", IsOfType(arguments[1].Expression, valueType), valueType));
            case ("GetOrAdd", 2) when arguments[1].Expression is not AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } && !Awaits(arguments[1]):
                return GetOrAdd(store, call, key, arguments[1].Expression, keyType, valueType) is { } created ? (call, created) : null;
            default:
                return null;
        }
    }

    // A reference that may not be null is read by pattern, since the cache's TryGetValue promises nothing about it.
    private (SyntaxNode Old, SyntaxNode New)? TryGetValue(ExpressionSyntax store, InvocationExpressionSyntax call, ExpressionSyntax key, ArgumentSyntax result, ITypeSymbol valueType)
    {
        if (result.Expression is IdentifierNameSyntax { Identifier.ValueText: "_" } or DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax })
        {
            return (call, call);
        }

        if (!IsNonNullReference(valueType))
        {
            return (call, Expression($"{store}.TryGetValue<{Display(valueType, call)}>({key}, {result})"));
        }

        if (result.Expression is not DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable })
        {
            return null;
        }

        var isNegated = call.Parent.IsKind(SyntaxKind.LogicalNotExpression);
        ExpressionSyntax test = isNegated ? (ExpressionSyntax)call.Parent! : call;
        return test.Parent is IfStatementSyntax or WhileStatementSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax ||
            test.Parent.IsKind(SyntaxKind.LogicalAndExpression) || test.Parent.IsKind(SyntaxKind.LogicalOrExpression)
            ? (test, Expression($"{store}.Get<{Display(valueType, call)}>({key}) is {(isNegated ? "not " : "")}{{ }} {variable.Identifier.ValueText}"))
            : null;
    }

    private ExpressionSyntax? GetOrAdd(ExpressionSyntax store, InvocationExpressionSyntax call, ExpressionSyntax key, ExpressionSyntax factory, ITypeSymbol keyType, ITypeSymbol valueType)
    {
        var entry = FreeName.In(call, "entry", model);
        var keyOfEntry = key is IdentifierNameSyntax or LiteralExpressionSyntax ? key : SyntaxFactory.ParseExpression($"({Display(keyType, call)}){entry}.Key");
        ExpressionSyntax created;
        switch (factory)
        {
            case LambdaExpressionSyntax lambda:
                var parameter = lambda switch
                {
                    SimpleLambdaExpressionSyntax simple => simple.Parameter,
                    ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0],
                    _ => null,
                };
                if (parameter is null || model.GetDeclaredSymbol(parameter, cancellationToken) is not { } symbol)
                {
                    return null;
                }

                var mentions = lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                    .Where(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol));
                var body = lambda.Body.ReplaceNodes(mentions, (name, _) => (name.Parent is ArgumentSyntax || keyOfEntry == key ? keyOfEntry : SyntaxFactory.ParenthesizedExpression(keyOfEntry)).WithTriviaFrom(name));
                if (body is BlockSyntax block)
                {
                    var size = SyntaxFactory.ParseStatement($"{entry}.Size = 1;").WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation);
                    created = Expression($"{store}.GetOrCreate<{Display(valueType, call)}>({key}, {entry} => 0)");
                    created = created.ReplaceNode(
                        created.DescendantNodes().OfType<LambdaExpressionSyntax>().Single().Body,
                        block.WithStatements(block.Statements.Insert(0, size)));
                }
                else
                {
                    created = GetOrCreate(store, key, entry, $"return {body};", lambda.Body is ExpressionSyntax result && IsOfType(result, valueType), valueType);
                }

                break;

            case SimpleNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(factory, cancellationToken).Symbol is IMethodSymbol method:
                created = GetOrCreate(store, key, entry, $"return {factory}({keyOfEntry});", SymbolEqualityComparer.Default.Equals(method.ReturnType, valueType), valueType);
                break;

            case var value when model.GetTypeInfo(value, cancellationToken).ConvertedType?.TypeKind != TypeKind.Delegate:
                created = GetOrCreate(store, key, entry, $"return {value};", IsOfType(value, valueType), valueType);
                break;

            default:
                return null;
        }

        return IsNonNullReference(valueType) && call.Parent is not ExpressionStatementSyntax
            ? SyntaxFactory.PostfixUnaryExpression(SyntaxKind.SuppressNullableWarningExpression, created)
            : created;
    }

    private ExpressionSyntax GetOrCreate(ExpressionSyntax store, ExpressionSyntax key, string entry, string statement, bool infersType, ITypeSymbol valueType) =>
        Expression($"{store}.GetOrCreate{(infersType ? "" : $"<{Display(valueType, store)}>")}({key}, {entry} => {{ {entry}.Size = 1; {statement} }})");

    private ExpressionSyntax Set(ExpressionSyntax store, ExpressionSyntax key, ExpressionSyntax value, ITypeSymbol valueType) =>
        Expression($"{store}.Set{(IsOfType(value, valueType) ? "" : $"<{Display(valueType, store)}>")}({key}, {value}, new {EntryOptions} {{ Size = 1 }})");

    // The cache keeps objects: a value of another type, boxed as it is, would not be found again.
    private bool IsOfType(ExpressionSyntax value, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(value, cancellationToken).Type, type);

    private static bool Awaits(SyntaxNode code) => code.DescendantNodes().Any(node => node is AwaitExpressionSyntax);

    private static bool IsNonNullReference(ITypeSymbol type) => type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    private string Display(ITypeSymbol type, SyntaxNode place) => type.ToMinimalDisplayString(model, place.SpanStart);

    private static ExpressionSyntax Expression(string text) => ShortNames.Allow(SyntaxFactory.ParseExpression(text));
}
