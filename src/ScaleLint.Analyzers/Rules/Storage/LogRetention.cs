using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>The setting by which a log sink would let old files go.</summary>
internal enum LogRetentionSetting
{
    /// <summary>The argument that limits how many files are kept.</summary>
    FileCount,

    /// <summary>The argument that limits the size of the only file, which must roll for that.</summary>
    FileSize,

    /// <summary>A property of the target.</summary>
    Property,
}

/// <summary>Why a log sink keeps its files for ever, and where that is said.</summary>
internal readonly struct LogRetention(SyntaxNode place, string proof, LogRetentionSetting setting)
{
    /// <summary>Where to show it.</summary>
    public SyntaxNode Place { get; } = place;

    /// <summary>What proves it.</summary>
    public string Proof { get; } = proof;

    /// <summary>What would end it.</summary>
    public LogRetentionSetting Setting { get; } = setting;

    /// <summary>Serilog keeps 31 files, or one file of 1 GB, unless the call says otherwise; null where it does not, or where that cannot be told.</summary>
    public static LogRetention? OfSerilogFile(IInvocationOperation call)
    {
        // A hook may delete or move the files.
        if (Argument(call, "hooks") is { } hooks && !IsNull(hooks.Value))
        {
            return null;
        }

        var size = Argument(call, "fileSizeLimitBytes");
        var interval = Argument(call, "rollingInterval");
        var rollsOnSize = Argument(call, "rollOnFileSizeLimit");
        if (interval is null || rollsOnSize is null)
        {
            // The overloads of early versions never roll.
            return size is not null && IsNull(size.Value) ? Unlimited(size) : null;
        }

        if (Constant(interval) is not { } period || Constant(rollsOnSize) is not { } onSize)
        {
            return null;
        }

        // RollingInterval.Infinite is 0.
        if (period is 0 && onSize is false)
        {
            return size is not null && IsNull(size.Value) ? Unlimited(size) : null;
        }

        var count = Argument(call, "retainedFileCountLimit");
        var age = Argument(call, "retainedFileTimeLimit");
        return count is not null && (IsNull(count.Value) || Constant(count) is int.MaxValue) && (age is null || IsNull(age.Value))
            ? new LogRetention(count.Syntax, $"{count.Parameter!.Name} is {count.Value.Syntax}, so old files are never deleted", LogRetentionSetting.FileCount)
            : null;

        static LogRetention Unlimited(IArgumentOperation size) =>
            new(size.Syntax, "the only file has no size limit and never rolls", LogRetentionSetting.FileSize);
    }

    /// <summary>NLog's fluent set-up keeps all archives unless the call limits them.</summary>
    public static LogRetention? OfNLogFile(IInvocationOperation call)
    {
        var rolls = (Argument(call, "archiveAboveSize") is { } above && Constant(above) is > 0L) ||
            (Argument(call, "fileName") is { } name && NLogFileTarget.IsDated(name.Value));
        return rolls && IsOff(Argument(call, "maxArchiveFiles")) && IsOff(Argument(call, "maxArchiveDays"))
            ? new LogRetention(call.Syntax, "maxArchiveFiles is not set, so old files are never deleted", LogRetentionSetting.FileCount)
            : null;
    }

    private static bool IsOff(IArgumentOperation? argument) => argument is null || argument.ArgumentKind == ArgumentKind.DefaultValue || Constant(argument) is < 0;

    private static IArgumentOperation? Argument(IInvocationOperation call, string name)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == name)
            {
                return argument;
            }
        }

        return null;
    }

    private static object? Constant(IArgumentOperation argument) => argument.Value.ConstantValue is { HasValue: true, Value: var value } ? value : argument.Value.WithoutConversions().ConstantValue.Value;

    private static bool IsNull(IOperation value) => value.WithoutConversions() is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation;
}
