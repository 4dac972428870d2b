using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Recognises a whole prompt, answer or body among the values of a log line. A length, an excerpt, or what a call made of the text is none.</summary>
internal sealed class LoggedText(OperationUse use)
{
    // Locals and calls that keep the text are followed this far.
    private const int MaximumSteps = 6;

    /// <summary>What the value is the whole of, as a message names it; null where that is not proven.</summary>
    public string? WhatIsWhole(IOperation value) => What(value, 0);

    private string? What(IOperation? value, int step)
    {
        if (value is null || step > MaximumSteps || value.ConstantValue.HasValue)
        {
            return null;
        }

        if (OfType(value.Type) is { } whole)
        {
            return whole;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return What(conversion.Operand, step + 1);
            case IAwaitOperation awaited:
                return What(awaited.Operation, step + 1);
            case ICoalesceOperation coalesce:
                return What(coalesce.Value, step + 1);
            case IConditionalAccessOperation access:
                return What(access.WhenNotNull, step + 1) ?? (access.WhenNotNull is IInvocationOperation made && KeepsText(made) ? What(access.Operation, step + 1) : null);
            case IPropertyReferenceOperation property:
                return OfProperty(property);
            case IInvocationOperation call:
                return OfCall(call, step);
            case ILocalReferenceOperation { Local: var local }:
                return OfLocal(local, step) ?? (IsGivenToModel(local.Name, local.Type) ? "The prompt" : null);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return IsGivenToModel(parameter.Name, parameter.Type) ? "The prompt" : null;
            default:
                return null;
        }
    }

    // Written as text, these show what was said and not only about it.
    private static string? OfType(ITypeSymbol? type) => (type?.Name, type?.ContainingNamespace?.ToDisplayString()) switch
    {
        ("ChatResponse" or "ChatResponseUpdate", "Microsoft.Extensions.AI") => "The answer of a model",
        ("ChatMessage", "Microsoft.Extensions.AI") => "The message",
        ("FunctionResult", "Microsoft.SemanticKernel") => "The answer of a model",
        ("ChatMessageContent" or "StreamingChatMessageContent", "Microsoft.SemanticKernel") => "The answer of a model",
        ("AgentRunResponse" or "AgentResponse", "Microsoft.Agents.AI") => "The answer of a model",
        _ => null,
    };

    private static string? OfProperty(IPropertyReferenceOperation property) => (property.Property.ContainingType.Name, property.Property.Name) switch
    {
        ("ChatResponse" or "ChatMessage" or "TextContent" or "AgentRunResponse" or "AgentResponse" or "ChatMessageContentPart", "Text") => "The answer of a model",
        ("ChatMessageContent", "Content") => "The answer of a model",
        ("ChatCompletion" or "AssistantChatMessage", "Content") => "The answer of a model",
        _ => null,
    } is { } what && !property.Property.ContainingType.Locations.Any(location => location.IsInSource) ? what : null;

    private string? OfCall(IInvocationOperation call, int step)
    {
        if (KeepsText(call))
        {
            return What(call.Instance, step + 1);
        }

        var method = call.TargetMethod;
        if (method is { Name: "Serialize" or "SerializeObject", ContainingType.Name: "JsonSerializer" or "JsonConvert" } && call.Arguments.Length > 0)
        {
            return What(call.Arguments[0].Value, step + 1) is not null || IsConversation(call.Arguments[0].Value.WithoutConversions().Type) ? "The conversation" : null;
        }

        if (use.Costs.Catalogue.Find(method, ApiKind.Inference) is not null && IsText(DeclaredTypes.Awaited(method.ReturnType) ?? method.ReturnType))
        {
            return "The answer of a model";
        }

        return method.Name switch
        {
            "ReadAsStringAsync" when method.ContainingType.Name is "HttpContent" => "The body of a response",
            "ReadToEndAsync" or "ReadToEnd" when IsOverRequestBody(call.Instance) => "The body of the request",
            _ => null,
        };
    }

    private string? OfLocal(ILocalSymbol local, int step) =>
        local.DeclaringSyntaxReferences is { IsEmpty: false } declared && declared[0].SyntaxTree == use.Syntax.SyntaxTree &&
        declared[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initializer }
            ? What(use.Model.GetOperation(initializer, use.CancellationToken), step + 1)
            : null;

    // new StreamReader(context.Request.Body), directly or in a local
    private bool IsOverRequestBody(IOperation? reader)
    {
        if (reader is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { IsEmpty: false } declared } &&
            declared[0].SyntaxTree == use.Syntax.SyntaxTree && declared[0].GetSyntax(use.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initializer })
        {
            reader = use.Model.GetOperation(initializer, use.CancellationToken);
        }

        return reader?.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(property => property.Property is { Name: "Body", ContainingType.Name: "HttpRequest" }) == true;
    }

    // GetResponseAsync(prompt), GetResponseAsync([new ChatMessage(ChatRole.User, prompt)]), history.AddUserMessage(prompt)
    private bool IsGivenToModel(string name, ITypeSymbol type)
    {
        if (!IsText(type) && !IsConversation(type))
        {
            return false;
        }

        var function = EnclosingFunction.OuterMost(use.Syntax);
        foreach (var node in function.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } } } mention && mention.Identifier.ValueText == name &&
                call.Span.IntersectsWith(use.Syntax.Span) is false && TakesPrompt(call))
            {
                return true;
            }
        }

        return false;
    }

    private bool TakesPrompt(SyntaxNode call) => use.Model.GetSymbolInfo(call, use.CancellationToken).Symbol is IMethodSymbol method && method switch
    {
        { MethodKind: MethodKind.Constructor, ContainingType.Name: "ChatMessage" or "UserChatMessage" or "SystemChatMessage" or "ChatRequestUserMessage" or "ChatRequestSystemMessage" } => true,
        { Name: "AddUserMessage" or "AddSystemMessage" or "CreateUserMessage" or "CreateSystemMessage" } => true,
        _ => use.Costs.Catalogue.Find(method, ApiKind.Inference) is { } api && api["model"] != "local",
    };

    private static bool KeepsText(IInvocationOperation call) => call.TargetMethod is { Name: "ToString", Parameters.IsEmpty: true } ||
        call.TargetMethod is { ContainingType.SpecialType: SpecialType.System_String, Name: "Trim" or "TrimStart" or "TrimEnd" or "Replace" or "ReplaceLineEndings" };

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;


    private static bool IsConversation(ITypeSymbol? type) => type is { Name: "ChatHistory", ContainingNamespace.Name: "ChatCompletion" } ||
        (type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && arguments[0].Name is "ChatMessage" or "ChatMessageContent");
}
