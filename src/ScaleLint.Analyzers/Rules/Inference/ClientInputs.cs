using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// What a client is built from, and whether one client could serve every request. It could not where a credential comes with the request,
/// and it need not where the costly part, the transport, is handed in and shared already.
/// </summary>
internal sealed class ClientInputs(CostContext costs, CancellationToken cancellationToken)
{
    private static readonly ImmutableHashSet<string> TransportTypes = ImmutableHashSet.Create(
        StringComparer.Ordinal, "HttpMessageInvoker", "HttpMessageHandler", "CallInvoker", "ChannelBase", "PipelineTransport", "HttpPipelineTransport");

    private static readonly ImmutableHashSet<string> RequestTypes = ImmutableHashSet.Create(
        StringComparer.Ordinal, "HttpContext", "HttpRequest", "IHttpContextAccessor", "ClaimsPrincipal", "HubCallerContext", "ServerCallContext");

    // What the container gives to every request alike.
    private static readonly ImmutableHashSet<string> ApplicationTypes = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "IConfiguration", "IConfigurationRoot", "IConfigurationSection", "ConfigurationManager", "IOptions", "IOptionsMonitor", "IOptionsSnapshot",
        "IServiceProvider", "IHostEnvironment", "IWebHostEnvironment", "CancellationToken");

    /// <summary>True where one client, built once, could do what the construction does on every request.</summary>
    public bool MayBeShared(IOperation construction) =>
        !CarriesRequestCredential(construction) && !(construction is IObjectCreationOperation && WrapsSharedTransport(construction));

    private bool CarriesRequestCredential(IOperation construction)
    {
        foreach (var part in Parts(construction))
        {
            bool ofRequest = false, isCredential = false;
            foreach (var operation in Derivation(part))
            {
                ofRequest |= ComesWithRequest(operation);
                isCredential |= CredentialName.Says(operation) || CredentialName.SaysTenant(operation.Type?.Name ?? "");
                if (ofRequest && isCredential)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool WrapsSharedTransport(IOperation construction) =>
        Parts(construction).SelectMany(Derivation).Any(operation =>
            operation is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation && IsTransport(operation.Type) && !IsBuiltHere(operation));

    private bool IsBuiltHere(IOperation operation) => operation is IInvocationOperation invocation && costs.Catalogue.Find(invocation.TargetMethod, ApiKind.Client) is not null;

    private bool IsTransport(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class } named)
        {
            return false;
        }

        for (var current = named; current is not null; current = current.BaseType)
        {
            if (current.Name == "TokenCredential")
            {
                return false;
            }

            if (TransportTypes.Contains(current.Name))
            {
                return true;
            }
        }

        // A client that is handed to another one, such as the OpenAIClient of a chat completion service.
        return named.InstanceConstructors.Any(constructor => costs.Catalogue.Find(constructor, ApiKind.Client) is not null);
    }

    private bool ComesWithRequest(IOperation operation)
    {
        if (operation.Type is { } type && (RequestTypes.Contains(type.Name) || CredentialName.SaysTenant(type.Name)))
        {
            return true;
        }

        return operation switch
        {
            IParameterReferenceOperation { Parameter: var parameter } =>
                CredentialName.SaysTenant(parameter.Name) || !(ApplicationTypes.Contains(parameter.Type.Name) || IsSingleton(parameter.Type)),
            IFieldReferenceOperation { Field: var field } => CredentialName.SaysTenant(field.Name) && !field.IsConst,
            IInvocationOperation { TargetMethod: var method } => CredentialName.SaysTenant(method.Name),
            _ => false,
        };
    }

    private bool IsSingleton(ITypeSymbol type) =>
        type is INamedTypeSymbol named && costs.Paths.Registrations.LifetimeOf(named, cancellationToken) == ServiceLifetime.Singleton;

    // Each argument and initialised property on its own; of a builder, those of every call on it.
    private static IEnumerable<IOperation> Parts(IOperation construction)
    {
        switch (construction)
        {
            case IObjectCreationOperation creation:
                return creation.Arguments.Select(argument => argument.Value).Concat(creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty);

            case IInvocationOperation invocation:
                var receiver = invocation.Receiver();
                var own = invocation.Arguments.Select(argument => argument.Value).Where(value => value != receiver);
                return receiver is null ? own : own.Concat(PartsOfBuilder(receiver.WithoutConversions()));

            case IConversionOperation conversion:
                return Parts(conversion.Operand);

            default:
                return [construction];
        }
    }

    private static IEnumerable<IOperation> PartsOfBuilder(IOperation builder)
    {
        if (builder is not ILocalReferenceOperation { Local: var local })
        {
            return Parts(builder);
        }

        var parts = new List<IOperation>();
        foreach (var operation in Body(builder).Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(local, declarator.Symbol) && declarator.GetVariableInitializer() is { Value: var value }:
                    parts.AddRange(Parts(value));
                    break;
                case IInvocationOperation call when call.Instance is ILocalReferenceOperation { Local: var instance } && Is(local, instance):
                    parts.AddRange(call.Arguments.Select(argument => argument.Value));
                    break;
                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments } when arguments[0].Value.WithoutConversions() is ILocalReferenceOperation { Local: var instance } && Is(local, instance):
                    parts.AddRange(arguments.Skip(1).Select(argument => argument.Value));
                    break;
            }
        }

        return parts;
    }

    // Everything a value is made from, through the locals that carry it.
    private static IEnumerable<IOperation> Derivation(IOperation value)
    {
        var locals = new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IOperation>();
        open.Push(value);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            yield return operation;
            if (operation is ILocalReferenceOperation { Local: var local } && locals.Add(local))
            {
                foreach (var source in SourcesOf(local, operation))
                {
                    open.Push(source);
                }
            }

            foreach (var child in operation.ChildOperations)
            {
                // The target of an assignment is named, not read.
                if (operation is ISimpleAssignmentOperation assignment && child == assignment.Target)
                {
                    continue;
                }

                open.Push(child);
            }
        }
    }

    private static IEnumerable<IOperation> SourcesOf(ILocalSymbol local, IOperation reference)
    {
        foreach (var operation in Body(reference).Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(local, declarator.Symbol) && declarator.GetVariableInitializer() is { Value: var value }:
                    yield return value;
                    break;
                case ISimpleAssignmentOperation assignment when IsOrBelongsTo(assignment.Target, local):
                    yield return assignment.Value;
                    break;
                case IForEachLoopOperation loop when loop.Locals.Contains(local, SymbolEqualityComparer.Default):
                    yield return loop.Collection;
                    break;
            }
        }
    }

    private static bool IsOrBelongsTo(IOperation target, ILocalSymbol local) => target switch
    {
        ILocalReferenceOperation reference => Is(local, reference.Local),
        IPropertyReferenceOperation { Instance: { } instance } => IsOrBelongsTo(instance, local),
        _ => false,
    };

    private static IOperation Body(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }


    private static bool Is(ILocalSymbol local, ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(local, other);
}
