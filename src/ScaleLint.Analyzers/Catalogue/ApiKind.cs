namespace ScaleLint.Analyzers.Catalogue;

/// <summary>What a library member is to a cost question. The words are those of the catalogue text, in kebab case.</summary>
internal enum ApiKind
{
    /// <summary>Reads a model, session or prediction engine into memory. Attributes: <c>thread-safe</c>.</summary>
    ModelLoad,

    /// <summary>Names the model that answers: by its first text parameter, or by what the property is set to.</summary>
    ModelChoice,

    /// <summary>A type whose objects hold a model or a context in memory, given as <c>T:</c>; also the types below it and those that implement it. Attributes: <c>wraps=context</c> (holds only what it is given, which others may hold too).</summary>
    Model,

    /// <summary>Reserves memory of the device for one conversation with a model that is loaded already.</summary>
    ModelContext,

    /// <summary>Trains a model. Attributes: <c>needs=trainer</c> (only where a <see cref="Trainer"/> is part of what it is called on).</summary>
    Training,

    /// <summary>A type that learns when it is fitted, given as <c>T:</c>; also the types below it and those that implement it.</summary>
    Trainer,

    /// <summary>Runs a model: chat, completion, image, prediction. Attributes: <c>model=hosted|local</c>, <c>async</c>, <c>limit</c> (properties of its options that bound the answer), <c>answer=text</c> (writes text, and has no such property or requires it).</summary>
    Inference,

    /// <summary>Turns text into vectors. Attributes: <c>model=hosted|local</c>, <c>batch</c>, <c>async</c>.</summary>
    Embedding,

    /// <summary>A member that leads to an inference call. The evidence of referenced projects says so; a user's catalogue may, of a library without evidence. Attributes: none.</summary>
    ReachesInference,

    /// <summary>Builds a client that is meant to be shared. Attributes: <c>service=ai|http|database|broker|storage</c>, <c>thread-safe</c>.</summary>
    Client,

    /// <summary>
    /// A database call that blocks its thread. Attributes: <c>async</c>, <c>using</c>, <c>source=queryable</c>, <c>work=query|lookup|flush|connection</c>
    /// (a query, a look-up by key in a store that pipelines, the end of a unit of work, a connection).
    /// </summary>
    DatabaseSync,

    /// <summary>A database call that is awaited. Attributes: <c>work</c>, as above.</summary>
    DatabaseAsync,

    /// <summary>Waits until everything that a producer has gathered is sent. Attributes: none.</summary>
    Flush,

    /// <summary>File or network work that blocks its thread. Attributes: <c>async</c>, <c>using</c>.</summary>
    BlockingIo,

    /// <summary>Waits for a task. Attributes: none.</summary>
    BlockingWait,

    /// <summary>Looks something up in a cache.</summary>
    CacheRead,

    /// <summary>Puts something into a cache. Attributes: <c>expiry</c> (parameters that bound the entry).</summary>
    CacheWrite,

    /// <summary>Puts something into a cache through a factory that runs on a miss only. Attributes: <c>expiry</c>.</summary>
    CacheFactory,

    /// <summary>Bounds or removes a cache entry after the write (a later <c>KeyExpire</c>, <c>Remove</c>).</summary>
    CacheBound,

    /// <summary>Puts a cache in front of inference for a whole pipeline or endpoint.</summary>
    CacheLayer,

    /// <summary>Records a measurement with labels. Attributes: <c>labels</c> (the parameters that hold them), <c>name</c> (the parameter that names the metric).</summary>
    MetricRecord,

    /// <summary>Creates a metric instrument. Attributes: <c>name</c> (the parameter that names it, where that is not <c>name</c>).</summary>
    MetricInstrument,

    /// <summary>Writes a line to the log. Attributes: <c>level=information|warning|error|argument</c>.</summary>
    LogWrite,

    /// <summary>Is told which model to use. Attributes: <c>name</c> (the parameter that holds the identifier or path; none for a property).</summary>
    ModelName,

    /// <summary>Saves a model to a file. Attributes: <c>name</c> (the parameter that holds the path).</summary>
    ModelSave,

    /// <summary>Writes a file, which it makes where there is none. Attributes: <c>name</c> (the parameter that holds the path).</summary>
    FileWrite,

    /// <summary>Puts an object into a store. Attributes: <c>name</c> (the parameter that names the object; without it the receiver or the request does).</summary>
    ObjectWrite,

    /// <summary>Sets up where a log goes. Attributes: none.</summary>
    LogSink,

    /// <summary>Runs its delegate argument once, or once per cache miss.</summary>
    Once,

    /// <summary>Runs its delegate argument on every request or message. Attributes: <c>verb</c>, <c>label</c> (also says what runs it: <c>middleware</c>, <c>filter</c>, <c>schedule</c>).</summary>
    Handler,

    /// <summary>Keeps a call for a job server, as an expression tree: it runs on behalf of whoever queues it, a request or a start-up. Attributes: none.</summary>
    QueuedCall,

    /// <summary>Registers a service. Attributes: <c>lifetime=singleton|scoped|transient|hosted</c>.</summary>
    Registration,
}
