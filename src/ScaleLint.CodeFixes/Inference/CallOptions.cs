using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers;

namespace ScaleLint.CodeFixes;

/// <summary>Finds where the options of a model call are made, and sets one more of their properties there.</summary>
internal static class CallOptions
{
    /// <summary>
    /// What has to change: the creation of the options, in the same file, or the call itself where it has none and there is an overload that takes some.
    /// Null where neither is certain.
    /// </summary>
    public static SyntaxNode? Target(InvocationExpressionSyntax call, string property, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
        {
            return null;
        }

        foreach (var argument in operation.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter && HasProperty(argument.Value, property) &&
                !IsNull(argument.Value) && parameter.Type.TypeKind == TypeKind.Class)
            {
                return Creation(argument.Value.Syntax, model, cancellationToken);
            }
        }

        // What the call cannot take in this form, it is not given: params, a base class without the property.
        return operation.Arguments.All(argument => argument.ArgumentKind != ArgumentKind.ParamArray) && OptionsOf(operation.TargetMethod, property) is { } options && Binds(call, options, property, model)
            ? call
            : null;
    }

    /// <summary>The target with the setting.</summary>
    public static SyntaxNode WithSetting(SyntaxNode original, SyntaxNode current, string setting, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (current)
        {
            case InvocationExpressionSyntax call:
                var method = (IMethodSymbol)model.GetSymbolInfo(original, cancellationToken).Symbol!;
                return OptionsOf(method, setting.Substring(0, setting.IndexOf(' '))) is { } options ? WithArgument(call, options, setting, model, original.SpanStart) : call;

            case BaseObjectCreationExpressionSyntax { Initializer: { Expressions.Count: > 0 } initializer } creation:
                return creation.WithInitializer(WithLast(initializer, setting));

            case ObjectCreationExpressionSyntax creation:
                var bare = creation.ArgumentList is { Arguments.Count: 0 } ? creation.WithArgumentList(null).WithType(creation.Type.WithoutTrailingTrivia()) : creation.WithoutTrailingTrivia();
                return SyntaxFactory.ParseExpression($"{bare.WithoutTrivia()} {{ {setting} }}").WithTriviaFrom(creation);

            case ImplicitObjectCreationExpressionSyntax creation:
                return SyntaxFactory.ParseExpression($"{creation.WithoutTrivia()} {{ {setting} }}").WithTriviaFrom(creation);

            default:
                return current;
        }
    }

    // The new line goes below the last one, whose comment stays with it; a trailing comma stays the style.
    private static InitializerExpressionSyntax WithLast(InitializerExpressionSyntax initializer, string setting)
    {
        var expressions = initializer.Expressions;
        var last = expressions[expressions.Count - 1];
        var isOnOneLine = !initializer.ToString().Contains("\n");
        var added = Expression(setting).WithLeadingTrivia(isOnOneLine ? default : last.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        if (expressions.SeparatorCount == expressions.Count)
        {
            return initializer.WithExpressions(Separated(expressions.GetWithSeparators().Add(added).Add(expressions.GetSeparator(expressions.Count - 1))));
        }

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOnOneLine ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : last.GetTrailingTrivia());
        added = added.WithTrailingTrivia(isOnOneLine ? last.GetTrailingTrivia() : SyntaxFactory.TriviaList(LineEnd(initializer)));
        return initializer.WithExpressions(Separated(expressions.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators().Add(comma).Add(added)));
    }

    /// <summary>
    /// What a property of the call's options is set to, in this file: in their initializer, or on their local. Empty where another call may use the same options.
    /// </summary>
    public static ImmutableArray<ExpressionSyntax> OwnSettings(InvocationExpressionSyntax call, string property, SemanticModel model, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (Creation(argument.Expression, model, cancellationToken) is BaseObjectCreationExpressionSyntax creation)
            {
                AddSettings(found, creation, property);
            }
            else if (argument.Expression is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } inner } && Creation(inner[0].Expression, model, cancellationToken) is BaseObjectCreationExpressionSyntax wrapped)
            {
                AddSettings(found, wrapped, property);
            }

            if (argument.Expression is not IdentifierNameSyntax name || model.GetSymbolInfo(name, cancellationToken).Symbol is not { } shared || shared is not (ILocalSymbol or IFieldSymbol))
            {
                continue;
            }

            // A field that others see may serve calls of other files.
            if (shared is IFieldSymbol { DeclaredAccessibility: not Accessibility.Private })
            {
                return ImmutableArray<ExpressionSyntax>.Empty;
            }

            foreach (var mention in call.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Where(mention => mention.Identifier.ValueText == name.Identifier.ValueText && mention != name))
            {
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellationToken).Symbol, shared))
                {
                    continue;
                }

                if (mention.Parent is not MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access || assignment.Left != access)
                {
                    return ImmutableArray<ExpressionSyntax>.Empty;
                }

                if (access.Name.Identifier.ValueText == property)
                {
                    found.Add(assignment.Right);
                }
            }
        }

        return found.ToImmutable();
    }

    private static void AddSettings(ImmutableArray<ExpressionSyntax>.Builder found, BaseObjectCreationExpressionSyntax creation, string property) => found.AddRange(
        (creation.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>().Where(setting => setting.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property).Select(setting => setting.Right));

    private static SeparatedSyntaxList<ExpressionSyntax> Separated(SyntaxNodeOrTokenList items) => SyntaxFactory.SeparatedList<ExpressionSyntax>(items);

    private static ExpressionSyntax Expression(string setting) => SyntaxFactory.ParseExpression(setting);

    private static SyntaxTrivia LineEnd(SyntaxNode node) => node.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.LineFeed;

    // The creation itself, that of a local, or that of a field, as far as it stands in this file.
    private static SyntaxNode? Creation(SyntaxNode value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value is BaseObjectCreationExpressionSyntax creation)
        {
            return creation;
        }

        return model.GetSymbolInfo(value, cancellationToken).Symbol is (ILocalSymbol or IFieldSymbol) and { DeclaringSyntaxReferences: { Length: 1 } declarations } &&
            declarations[0].SyntaxTree == model.SyntaxTree &&
            declarations[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax declared }
            ? declared
            : null;
    }

    private static bool HasProperty(IOperation value, string property) => HasProperty(value.WithoutConversions().Type, property);

    private static bool HasProperty(ITypeSymbol? type, string property)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(property).Any(member => member is IPropertySymbol { SetMethod: not null }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    // The parameter for options, of this overload or of another one of the method.
    private static IParameterSymbol? OptionsOf(IMethodSymbol method, string property) => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
        .OrderBy(overload => SymbolEqualityComparer.Default.Equals(overload, method.OriginalDefinition) || SymbolEqualityComparer.Default.Equals(overload, method.ReducedFrom) ? 0 : 1)
        .SelectMany(overload => overload.Parameters)
        .FirstOrDefault(parameter => parameter.IsOptional && HasProperty(parameter.Type, property));

    private static bool Binds(InvocationExpressionSyntax call, IParameterSymbol options, string property, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(call.SpanStart, WithArgument(call, options, property + " = 1000", model, call.SpanStart), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound &&
        bound.Parameters.Any(parameter => parameter.Name == options.Name && HasProperty(parameter.Type, property));

    private static InvocationExpressionSyntax WithArgument(InvocationExpressionSyntax call, IParameterSymbol options, string setting, SemanticModel model, int position)
    {
        var created = Expression($"new {options.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, position)} {{ {setting} }}");
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].NameColon?.Name.Identifier.ValueText == options.Name || (arguments[i].NameColon is null && arguments[i].Expression.IsKind(SyntaxKind.NullLiteralExpression) && IsAt(options, i, call, model)))
            {
                return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Replace(arguments[i], arguments[i].WithExpression(created.WithTriviaFrom(arguments[i].Expression)))));
            }
        }

        // Behind what is given by position; by name where it would not be next.
        var index = arguments.TakeWhile(argument => argument.NameColon is null).Count();
        var argumentList = IsAt(options, index, call, model) ? SyntaxFactory.Argument(created)
            : SyntaxFactory.Argument(SyntaxFactory.NameColon(options.Name).WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)), default, created);
        var separated = arguments.Insert(index, argumentList);
        var nodes = separated.GetWithSeparators().Select(item => item.IsToken && !item.HasTrailingTrivia ? item.AsToken().WithTrailingTrivia(SyntaxFactory.Space) : item);
        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(new SyntaxNodeOrTokenList(nodes))));
    }

    private static bool IsAt(IParameterSymbol options, int index, InvocationExpressionSyntax call, SemanticModel model) =>
        options.Ordinal - (options.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true } && IsReduced(call, model) ? 1 : 0) == index;

    // chat.GetResponseAsync(…), not ChatClientExtensions.GetResponseAsync(chat, …).
    private static bool IsReduced(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Expression is MemberAccessExpressionSyntax access && (access.SyntaxTree != model.SyntaxTree || model.GetSymbolInfo(access.Expression).Symbol is not INamedTypeSymbol);
}
