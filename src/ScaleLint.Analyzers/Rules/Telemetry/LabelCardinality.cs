using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Decides whether a label's value grows with users or traffic, and per what. It needs proof: a type or member that is unbounded by nature, or a
/// name that says so. Enums, constants, switch expressions over constants and values checked against a set are bounded.
/// </summary>
internal static class LabelCardinality
{
    private static readonly string[] Owners = ["user", "customer", "tenant", "account", "subscriber", "member", "visitor", "patient", "player", "employee", "buyer", "guest"];

    private static readonly string[] Things = ["session", "request", "correlation", "trace", "span", "conversation", "thread", "chat", "message", "order", "transaction", "invoice", "payment", "document", "cart", "basket", "device", "upload", "ticket", "connection", "prompt", "completion", "item", "product", "row", "record", "entity", "object"];

    // What stands behind the subject in a type's name: CustomerProfile is about a customer.
    private static readonly string[] Kinds = ["profile", "entity", "model", "dto", "info", "data", "details", "view", "state"];

    private static readonly string[] Free = ["email", "prompt", "question", "phone", "guid", "uuid", "ip", "username", "userid", "customerid", "tenantid", "sessionid", "requestid", "correlationid", "traceid", "timestamp"];

    /// <summary>What the label has one value per, or null where that is not proven.</summary>
    public static string? OnePer(MetricLabel label, ApiUse use) => OnePer(label.Value, use, label.Name, depth: 0);

    /// <summary>The same for any text that tells time series apart, such as the name of a metric.</summary>
    public static string? OnePer(IOperation value, ApiUse use) => OnePer(value, use, label: null, depth: 0);

    private static string? OnePer(IOperation value, ApiUse use, string? label, int depth)
    {
        if (depth > 6 || value.ConstantValue.HasValue || IsBoundedType(value.Type) || IsChecked(value, use))
        {
            return null;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return OnePer(conversion.Operand, use, label, depth + 1);

            case ICoalesceOperation coalesce:
                return OnePer(coalesce.Value, use, label, depth + 1) ?? OnePer(coalesce.WhenNull, use, label, depth + 1);

            case IConditionalAccessOperation access:
                return OnePer(access.WhenNotNull, use, label, depth + 1) ?? (IsFormatting(access.WhenNotNull) ? OnePer(access.Operation, use, label, depth + 1) : null);

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return IsMembershipTest(conditional.Condition) ? null : OnePer(conditional.WhenTrue, use, label, depth + 1) ?? OnePer(whenFalse, use, label, depth + 1);

            case ISwitchExpressionOperation @switch:
                return @switch.Arms.Select(arm => OnePer(arm.Value, use, label, depth + 1)).FirstOrDefault(what => what is not null);

            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.OfType<IInterpolationOperation>().Select(part => OnePer(part.Expression, use, label, depth + 1)).FirstOrDefault(what => what is not null);

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return OnePer(sum.LeftOperand, use, label, depth + 1) ?? OnePer(sum.RightOperand, use, label, depth + 1);

            case IInvocationOperation call:
                return OfCall(call, use, label, depth);

            case IPropertyReferenceOperation property:
                return OfProperty(property) ?? OfType(property.Type) ?? OfName(property.Property.Name, property.Property.ContainingType.Name, property.Type)
                    ?? (IsPlainId(property.Property.Name) && label is not null ? OfName(label, null, property.Type) : null);

            case ILocalReferenceOperation local:
                return OfLocal(local, use, label, depth);

            case IParameterReferenceOperation parameter:
                return OfType(parameter.Type) ?? OfName(parameter.Parameter.Name, null, parameter.Type);

            case IFieldReferenceOperation { Field.IsStatic: false } field:
                return OfType(field.Type) ?? OfName(field.Field.Name, null, field.Type);

            default:
                return OfType(value.Type);
        }
    }

    private static string? OfCall(IInvocationOperation call, ApiUse use, string? label, int depth)
    {
        var method = call.TargetMethod;
        if (method is { Name: "NewGuid", ContainingType.Name: "Guid" })
        {
            return "call";
        }

        if (method.Name is "FindFirstValue" or "GetUserId" or "GetUserName")
        {
            return "user";
        }

        if (method.Name is "GetDisplayUrl" or "GetEncodedUrl" or "GetEncodedPathAndQuery")
        {
            return "URL";
        }

        // Formatting keeps the value: userId.ToString(), email.ToLowerInvariant().
        return call.Instance is { } receiver && IsFormatting(call)
            ? OnePer(receiver, use, label, depth + 1) ?? (receiver.Type is { } type && IsException(type) && method.Name == "ToString" ? "error text" : null)
            : null;
    }

    private static string? OfLocal(ILocalReferenceOperation local, ApiUse use, string? label, int depth)
    {
        if (local.Local.DeclaringSyntaxReferences.Length > 0 &&
            local.Local.DeclaringSyntaxReferences[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initializer } &&
            local.Local.DeclaringSyntaxReferences[0].SyntaxTree == use.Syntax.SyntaxTree &&
            use.Model.GetOperation(initializer, use.CancellationToken) is { } origin)
        {
            var what = OnePer(origin, use, label, depth + 1);
            if (what is not null || IsBounding(origin))
            {
                return what;
            }
        }

        return OfType(local.Type) ?? OfName(local.Local.Name, null, local.Type);
    }

    // A call of the user's own, a switch or a conditional may map the value to a few; its name no longer says what it is.
    private static bool IsBounding(IOperation origin)
    {
        while (origin is IConversionOperation or IAwaitOperation)
        {
            origin = origin is IConversionOperation conversion ? conversion.Operand : ((IAwaitOperation)origin).Operation;
        }

        return origin.ConstantValue.HasValue || origin is ISwitchExpressionOperation or IConditionalOperation or IInvocationOperation { TargetMethod.IsStatic: true, TargetMethod.IsExtensionMethod: false };
    }

    private static string? OfProperty(IPropertyReferenceOperation reference)
    {
        var (type, name) = (reference.Property.ContainingType.Name, reference.Property.Name);
        return (type, name) switch
        {
            ("HttpRequest", "Path" or "QueryString" or "PathBase") or ("PathString", "Value") or ("Uri", _) => "URL",
            ("HttpContext", "TraceIdentifier") => "request",
            ("Activity", "Id" or "TraceId" or "SpanId" or "RootId" or "ParentId") => "request",
            ("ConnectionInfo", "RemoteIpAddress" or "Id" or "RemotePort") => "client",
            ("IIdentity" or "ClaimsIdentity", "Name") or ("Claim", "Value") => "user",
            ("HubCallerContext", "ConnectionId" or "UserIdentifier") => "user",
            ("Exception", "Message" or "StackTrace") => "error text",
            _ when name is "Message" or "StackTrace" && IsException(reference.Property.ContainingType) => "error text",
            _ => null,
        };
    }

    private static string? OfType(ITypeSymbol? type) => type switch
    {
        { Name: "Guid", ContainingNamespace.Name: "System" } => "id",
        { Name: "DateTime" or "DateTimeOffset", ContainingNamespace.Name: "System" } => "moment",
        { Name: "IPAddress", ContainingNamespace.Name: "Net" } => "client",
        { Name: "PathString", ContainingNamespace.Name: "Http" } => "URL",
        _ when type is not null && IsException(type) => "error text",
        _ => null,
    };

    private static string? OfName(string name, string? owner, ITypeSymbol? type)
    {
        if (type is not { SpecialType: SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Object })
        {
            return null;
        }

        var words = NameWords.Of(name);
        var isText = type.SpecialType is SpecialType.System_String or SpecialType.System_Object;
        if (words.Count == 1 && words[0] == "id" && owner is not null)
        {
            var owners = NameWords.Of(owner);
            var subject = owners.Count == 0 ? "" : owners.Count > 1 && Kinds.Contains(owners[owners.Count - 1]) ? owners[owners.Count - 2] : owners[owners.Count - 1];
            return Owners.Contains(subject) || Things.Contains(subject) ? subject : null;
        }

        var last = words.Count > 0 ? words[words.Count - 1] : "";
        if (words.Count >= 2 && last is "id" or "guid" or "uuid" or "key" or "identifier")
        {
            var subject = words[words.Count - 2];
            return Owners.Contains(subject) || (last != "key" && Things.Contains(subject)) ? subject : null;
        }

        if (isText && words.Count >= 2 && last is "name" or "email" or "mail" or "address" && Owners.Contains(words[words.Count - 2]))
        {
            return words[words.Count - 2];
        }

        return isText && words.Count == 1 && (Owners.Contains(last) || Free.Contains(last)) ? last
            : isText && last is "email" or "prompt" && words.Count <= 2 ? last
            : null;
    }

    // An "Id" says nothing by itself; the label's own name does: ("customer_id", found.Id).
    private static bool IsPlainId(string name) => name is "Id" or "ID" or "Key";

    private static bool IsBoundedType(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte };
    }

    // The value is looked up in a set somewhere in the same code: if (!Plans.Contains(tenant)) tenant = "other";
    private static bool IsChecked(IOperation value, ApiUse use)
    {
        var name = value switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            _ => null,
        };
        if (name is null)
        {
            return false;
        }

        var body = use.Syntax.AncestorsAndSelf().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        return body is not null && body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains" or "ContainsKey" or "TryGetValue" or "IsDefined" } &&
            call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name));
    }

    private static bool IsMembershipTest(IOperation condition) =>
        condition.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name is "Contains" or "ContainsKey" or "TryGetValue" or "IsDefined");

    private static bool IsFormatting(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "ToString" or "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim" or "Replace" };

    private static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }
}
