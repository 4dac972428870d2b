namespace ScaleLint.Analyzers.DataFlow;

/// <summary>The library that sends a LINQ query to a database.</summary>
internal enum QueryProvider
{
    /// <summary>Entity Framework Core.</summary>
    EntityFramework,

    /// <summary>The LINQ provider of the MongoDB driver.</summary>
    MongoDb,
}
