using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Answers "do the options of this chat call switch sampling off": a constant temperature or top-p of 0, a top-k of 1, or a seed.
/// A call with tools is not deterministic whatever it samples: its answer depends on what the tools return.
/// </summary>
internal sealed class DeterministicOptions(ApiUse use)
{
    /// <summary>True where an argument of the call proves it.</summary>
    public bool AreGivenTo(IInvocationOperation call) => call.Arguments.Any(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && IsDeterministic(argument.Value));

    private bool IsDeterministic(IOperation options)
    {
        var settings = CallSettings.Of(options, use).All;
        return settings.Any(setting => IsOff(setting.Name, setting.Value)) &&
            !settings.Any(setting => setting.Name is "Tools" or "ToolMode" or "ToolChoice" or "FunctionChoiceBehavior" or "ToolCallBehavior" || IsSampling(setting.Name, setting.Value));
    }

    private static bool IsOff(string name, IOperation value) => name switch
    {
        "Temperature" or "TopP" or "NucleusSamplingFactor" => CallSettings.Number(value) == 0,
        "TopK" => CallSettings.Number(value) == 1,
        "Seed" => CallSettings.Number(value) is not null,
        _ => false,
    };

    private static bool IsSampling(string name, IOperation value) => name == "Temperature" && CallSettings.Number(value) is not (null or 0);
}
