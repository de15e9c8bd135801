namespace Evolution.Topologies;

/// <summary>Whether the services share one instance of a resource, or each has its own.</summary>
public enum Sharing { Shared, PerService }

/// <summary>The guarantees of the contracts package, each value in addition to the previous one: none; v1 and v2 side by side; verified API contracts; verified message contracts.</summary>
public enum Contracts { Unversioned, Semver, ApiContracts, MessageContracts }

/// <summary>How calls between services are protected: not at all, or by timeouts, retries of safe calls and a circuit breaker.</summary>
public enum Breaker { None, CircuitBreaker }

/// <summary>How a service finds the addresses of other services.</summary>
public enum Addressing { EnvironmentVariables, ServiceDiscovery }

/// <summary>How services exchange orders.</summary>
public enum Messaging { Http, Rabbitmq }

/// <summary>What is deployed, and therefore restarted, together, and whether each service has its own pipeline.</summary>
public enum Deployment { OneUnit, UnitPerService, PipelinePerService }

/// <summary>
/// How one shop and its three services are wired: one value for each aspect that the evolution plan changes.
/// A phase is a named topology; any aspect can be overridden with <c>--set aspect=value</c>.
/// </summary>
public sealed record Topology
{
    public required Sharing Caches { get; init; }
    public required Sharing Databases { get; init; }
    public required Contracts Contracts { get; init; }
    public required Breaker Breaker { get; init; }
    public required Addressing Addressing { get; init; }
    public required Messaging Messaging { get; init; }
    public required Deployment Deployment { get; init; }

    /// <summary>The number of the phase that the topology is based on.</summary>
    public required int Phase { get; init; }

    /// <summary>The prefix of its resources' names: empty, or for example <c>phase0-</c> when phases run side by side.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The phases: 0 the distributed monolith as found, 1 hardening, 2 infrastructure independence, 3 true microservices.</summary>
    public static readonly IReadOnlyList<Topology> Phases = [DistributedMonolith, HardenedMonolith, IndependentInfrastructure, Microservices];

    static Topology DistributedMonolith => new()
    {
        Phase = 0,
        Caches = Sharing.Shared,
        Databases = Sharing.Shared,
        Contracts = Contracts.Unversioned,
        Breaker = Breaker.None,
        Addressing = Addressing.EnvironmentVariables,
        Messaging = Messaging.Http,
        Deployment = Deployment.OneUnit,
    };

    static Topology HardenedMonolith => DistributedMonolith with
    {
        Phase = 1,
        Caches = Sharing.PerService,
        Contracts = Contracts.Semver,
        Breaker = Breaker.CircuitBreaker,
    };

    static Topology IndependentInfrastructure => HardenedMonolith with
    {
        Phase = 2,
        Databases = Sharing.PerService,
        Contracts = Contracts.ApiContracts,
        Deployment = Deployment.UnitPerService,
    };

    static Topology Microservices => IndependentInfrastructure with
    {
        Phase = 3,
        Contracts = Contracts.MessageContracts,
        Addressing = Addressing.ServiceDiscovery,
        Messaging = Messaging.Rabbitmq,
        Deployment = Deployment.PipelinePerService,
    };

    /// <summary>
    /// How an order is placed, derived from the wiring: over messages if there is a broker, in one transaction
    /// if there is one database, and otherwise step by step over HTTP, with compensation when a step fails.
    /// </summary>
    public Placement Placement =>
        Messaging is Messaging.Rabbitmq ? Placement.Messages
        : Databases is Sharing.Shared ? Placement.SharedTransaction
        : Placement.Compensation;

    /// <summary>Returns the deployment unit of a service and of the resources that belong to it. Pass <c>platform</c> for the resources that services share.</summary>
    public string GetUnit(string service) => Deployment is Deployment.OneUnit ? "evolution" : service;
}

/// <summary>How Orders places an order.</summary>
public enum Placement { SharedTransaction, Compensation, Messages }
