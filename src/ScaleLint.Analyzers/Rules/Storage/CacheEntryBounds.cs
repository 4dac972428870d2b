using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Answers "does this cache entry end one day": by an argument, by what its options or its factory set, or by a later call for the same key.
/// What it cannot follow counts as bounded.
/// </summary>
internal sealed class CacheEntryBounds(ApiUse use)
{
    // Options are followed through methods and fields this often.
    private const int MaximumSteps = 3;

    private readonly ApiCatalogue _catalogue = use.Costs.Catalogue;
    private readonly CancellationToken _cancellationToken = use.CancellationToken;

    /// <summary>True where the entry that this call writes is bounded, or may be.</summary>
    public bool IsBounded(IInvocationOperation write) =>
        HasExpiryArgument(write) || IsBoundedInFactory(write) || (write.TargetMethod.Name == "CreateEntry" && IsBoundedAfterCreation(write)) || IsBoundedLater(write);

    private bool HasExpiryArgument(IInvocationOperation write)
    {
        var names = use.Api["expiry"]?.Split(',') ?? [];
        foreach (var argument in write.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter)
            {
                continue;
            }

            if (names.Contains(parameter.Name) ? IsExpiry(argument.Value, 0) : parameter.Name == "keepTtl" && argument.Value.ConstantValue is not { HasValue: true, Value: false })
            {
                return true;
            }
        }

        return false;
    }

    private bool IsExpiry(IOperation value, int step)
    {
        switch (value)
        {
            case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                return false;
            case IConversionOperation conversion:
                return IsExpiry(conversion.Operand, step);
            case IMemberReferenceOperation { Member: { IsStatic: true, Name: "MaxValue" or "InfiniteTimeSpan" or "InfiniteAbsoluteExpiration" or "NoSlidingExpiration" or "Persist" } }:
                return false;
            case IObjectCreationOperation creation:
                return IsBoundedCreation(creation);
            case IInvocationOperation call:
                return IsBoundedCall(call, step);
            case ILocalReferenceOperation local when HasOptionsType(local):
                return IsBoundedLocal(local, step);
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when HasOptionsType(value):
                return IsBoundedField(field, step);
            default:
                return true;
        }
    }

    private static bool HasOptionsType(IOperation value) => value.Type is { } type && (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name == "CacheItemPolicy");

    private bool IsBoundedCreation(IObjectCreationOperation creation)
    {
        if (!HasOptionsType(creation) || creation.Type!.Locations.Any(location => location.IsInSource) || !creation.Arguments.IsEmpty)
        {
            return true;
        }

        return creation.Initializer is { } initializer && initializer.Initializers.Any(setting => setting switch
        {
            IAssignmentOperation { Target: IPropertyReferenceOperation target } assignment => IsBound(target.Property) && IsExpiry(assignment.Value, MaximumSteps),
            IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target } => IsBound(target.Property),
            _ => true,
        });
    }

    private bool IsBoundedCall(IInvocationOperation call, int step)
    {
        var method = call.TargetMethod;
        if (IsBound(method) || step >= MaximumSteps)
        {
            return true;
        }

        if (use.Costs.Paths.Models.Declare(method))
        {
            return ReturnsBounded(method, step);
        }

        // A fluent call that sets something else: new MemoryCacheEntryOptions().SetPriority(...)
        var receiver = call.Receiver();
        return receiver?.Type is null || !SymbolEqualityComparer.Default.Equals(receiver.Type, method.ReturnType) || !HasOptionsType(receiver) || IsExpiry(receiver, step);
    }

    private bool ReturnsBounded(IMethodSymbol method, int step)
    {
        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        var body = EnclosingFunction.Body(declaration);
        var returned = body is ArrowExpressionClauseSyntax arrow
            ? [arrow.Expression]
            : body.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).ToList();
        if (returned.Count == 0)
        {
            return true;
        }

        var model = use.Costs.Paths.Models.Of(declaration.SyntaxTree);
        return returned.Any(value => value is null || model.GetOperation(value, _cancellationToken) is not { } operation || IsExpiry(operation, step + 1));
    }

    private bool IsBoundedLocal(ILocalReferenceOperation reference, int step)
    {
        if (reference.Local.DeclaringSyntaxReferences.IsEmpty || reference.SemanticModel is not { } model ||
            reference.Local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax { Initializer: { } initializer } declarator)
        {
            return true;
        }

        return model.GetOperation(initializer.Value, _cancellationToken) is not { } initial || IsExpiry(initial, step) ||
            IsBoundedThrough(reference.Local, EnclosingFunction.Of(declarator), model, except: use.Syntax);
    }

    // A field that is set once: by its initializer, and nothing is set on it later.
    private bool IsBoundedField(IFieldSymbol field, int step)
    {
        if (!use.Costs.Paths.Models.Declare(field) || field.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken) is not VariableDeclaratorSyntax { Initializer: { } initializer })
        {
            return true;
        }

        var models = use.Costs.Paths.Models;
        if (models.Of(initializer.SyntaxTree).GetOperation(initializer.Value, _cancellationToken) is not { } initial || IsExpiry(initial, step))
        {
            return true;
        }

        return use.Costs.Paths.Callers.Mentions.Of(field, _cancellationToken).Any(mention => mention.Parent is not ArgumentSyntax);
    }

    private bool IsBoundedInFactory(IInvocationOperation write)
    {
        if (use.Api.Kind != ApiKind.CacheFactory)
        {
            return false;
        }

        var factory = write.Arguments.Select(argument => argument.Value).FirstOrDefault(value => value.Type?.TypeKind == TypeKind.Delegate).WithoutConversions();
        if (factory is not IDelegateCreationOperation { Target: var target })
        {
            return true;
        }

        var method = target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation { Method: var named } when use.Costs.Paths.Models.Declare(named) => named,
            _ => null,
        };
        if (method?.Parameters.FirstOrDefault(parameter => parameter.Type.Name == "ICacheEntry") is not { } entry)
        {
            return true;
        }

        var code = method.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken);
        return IsBoundedThrough(entry, code, use.Costs.Paths.Models.Of(code.SyntaxTree), except: null);
    }

    private bool IsBoundedAfterCreation(IInvocationOperation creation)
    {
        if (!EndsUnbounded(creation.Syntax, use.Model, out var last))
        {
            return true;
        }

        return last.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } =>
                use.Model.GetDeclaredSymbol(declarator, _cancellationToken) is not { } entry || IsBoundedThrough(entry, EnclosingFunction.Of(declarator), use.Model, except: null),
            ExpressionStatementSyntax or MemberAccessExpressionSyntax => false,
            _ => true,
        };
    }

    /// <summary>True where code sets a bound on the entry or the options in <paramref name="variable"/>, or hands it to code that is not followed.</summary>
    private bool IsBoundedThrough(ISymbol variable, SyntaxNode code, SemanticModel model, SyntaxNode? except)
    {
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != variable.Name || (except is not null && except.Span.Contains(name.Span)) ||
                !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, _cancellationToken).Symbol, variable))
            {
                continue;
            }

            // The options of the same local may serve several writes.
            var isHandedOn = name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && !IsCacheWrite(call, model);
            if (isHandedOn || name.Parent is ConditionalAccessExpressionSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax ||
                !EndsUnbounded(name, model, out _))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCacheWrite(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call, _cancellationToken).Symbol is { } method && _catalogue.Find(method).Any(entry => entry.Kind is ApiKind.CacheWrite or ApiKind.CacheFactory);

    // Follows a chain of members: entry.SetPriority(...).SetSlidingExpiration(...), options.Size = 1
    private bool EndsUnbounded(SyntaxNode start, SemanticModel model, out SyntaxNode last)
    {
        last = start;
        while (last.Parent is MemberAccessExpressionSyntax access && access.Expression == last)
        {
            var member = model.GetSymbolInfo(access, _cancellationToken).Symbol;
            if (member is null || IsBound(member) || member.Locations.Any(location => location.IsInSource))
            {
                return false;
            }

            if (access.Parent is not InvocationExpressionSyntax call)
            {
                last = access;
                return true;
            }

            last = call;
        }

        return true;
    }

    // db.KeyExpire(key, …), cache.Remove(key), db.ListTrim(key, …): the same key in the same member.
    private bool IsBoundedLater(IInvocationOperation write)
    {
        if (CacheKey.Of(write)?.Syntax is not { } key)
        {
            return true;
        }

        return EnclosingFunction.OuterMost(write.Syntax).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call != write.Syntax && call.ArgumentList.Arguments.Count > 0 &&
            call.ArgumentList.Arguments[0].Expression.IsEquivalentTo(key, topLevel: false) &&
            use.Model.GetSymbolInfo(call, _cancellationToken).Symbol is { } method && IsBound(method));
    }

    private bool IsBound(ISymbol member) => _catalogue.Find(member, ApiKind.CacheBound) is not null;
}
