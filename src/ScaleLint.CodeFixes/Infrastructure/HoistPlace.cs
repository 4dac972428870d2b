namespace ScaleLint.CodeFixes;

/// <summary>Where a creation goes that leaves the request.</summary>
internal enum HoistPlace
{
    /// <summary>Nowhere: what it is made from exists only during a request.</summary>
    None,

    /// <summary>A <c>static readonly</c> field of the class.</summary>
    StaticField,

    /// <summary>A <c>readonly</c> field of an object that outlives requests, set in its constructor.</summary>
    InstanceField,

    /// <summary>A variable of the top-level statements, above the statement that maps the handler.</summary>
    ProgramVariable,
}
