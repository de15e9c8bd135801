using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Evolution.Contracts.Messages;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>The definitions that the broker's nodes import at start, so that no message is dropped when its consumer crashes too often.</summary>
public sealed class KubernetesMessagingTests
{
    static readonly JsonSerializerOptions StrictOptions = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    static readonly Definitions ImportedDefinitions = JsonSerializer.Deserialize<Definitions>(File.ReadAllText(Path.Combine(KubernetesUnit.Root, "platform", "definitions.json")), StrictOptions)!;

    public static TheoryData<string> Queues => [.. MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf)];

    [Theory]
    [MemberData(nameof(Queues))]
    public void A_message_over_the_delivery_limit_goes_to_the_error_queue_at_least_once(string queue)
    {
        var policy = FindPolicy(queue);

        policy.Definition.DeliveryLimit.ShouldNotBeNull().ShouldBeGreaterThan(0);
        policy.Definition.DeadLetterExchange.ShouldBe("", "the default exchange routes to the queue with the name of the routing key");
        policy.Definition.DeadLetterRoutingKey.ShouldBe($"{queue}_error");

        // RabbitMQ falls back to at-most-once if a queue may drop messages from its head.
        policy.Definition.DeadLetterStrategy.ShouldBe("at-least-once");
        policy.Definition.Overflow.ShouldBe("reject-publish");
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void An_error_queue_is_declared_as_by_MassTransit_and_keeps_its_messages(string queue)
    {
        var errorQueue = ImportedDefinitions.Queues.Where(declared => declared.Name == $"{queue}_error").ShouldHaveSingleItem();

        errorQueue.ShouldBe(new(errorQueue.Name, "/", Durable: true, AutoDelete: false, errorQueue.Arguments));
        errorQueue.Arguments.ShouldHaveSingleItem().ShouldBe(new("x-queue-type", "quorum"), "the default type of a queue on this broker");
        FindPolicy(errorQueue.Name).Definition.ShouldBe(new(DeliveryLimit: -1, null, null, null, null));
        FindPolicy($"{queue}_skipped").Definition.ShouldBe(new(DeliveryLimit: -1, null, null, null, null));
    }

    [Fact]
    public void Only_error_queues_of_messages_are_declared() =>
        ImportedDefinitions.Queues.Select(queue => queue.Name).ShouldBe(Queues.Select(queue => $"{queue.Data}_error"), ignoreOrder: true);

    [Fact]
    public void A_node_imports_the_mounted_definitions()
    {
        var pod = KubernetesUnit.FindAll<RabbitCluster>().ShouldHaveSingleItem().Object.Spec.Override.StatefulSet.Spec.Template.Spec;
        var container = pod.Containers.ShouldHaveSingleItem();
        var configMap = KubernetesUnit.All.Single(unit => unit.Name is "platform").Kustomization.ConfigMapGenerator.ShouldHaveSingleItem();

        pod.Volumes.ShouldHaveSingleItem().ConfigMap.Name.ShouldBe(configMap.Name);
        container.VolumeMounts.ShouldHaveSingleItem().Name.ShouldBe(pod.Volumes[0].Name);
        container.Lifecycle.PostStart.Exec.Command[^1].ShouldEndWith($"import_definitions {container.VolumeMounts[0].MountPath}/{configMap.Files.ShouldHaveSingleItem()}");
    }

    static Policy FindPolicy(string queue)
    {
        var policy = ImportedDefinitions.Policies.Where(policy => Regex.IsMatch(queue, policy.Pattern)).ShouldHaveSingleItem(queue);
        (policy.Vhost, policy.ApplyTo).ShouldBe(("/", "quorum_queues"), queue);
        return policy;
    }

    sealed record Definitions(IReadOnlyList<DeclaredQueue> Queues, IReadOnlyList<Policy> Policies);

    sealed record DeclaredQueue(string Name, string Vhost, bool Durable, bool AutoDelete, IReadOnlyDictionary<string, string> Arguments);

    sealed record Policy(string Vhost, string Name, string Pattern, [property: JsonPropertyName("apply-to")] string ApplyTo, int Priority, PolicyDefinition Definition);

    sealed record PolicyDefinition(
        [property: JsonPropertyName("delivery-limit")] int? DeliveryLimit,
        [property: JsonPropertyName("dead-letter-exchange")] string? DeadLetterExchange,
        [property: JsonPropertyName("dead-letter-routing-key")] string? DeadLetterRoutingKey,
        [property: JsonPropertyName("dead-letter-strategy")] string? DeadLetterStrategy,
        [property: JsonPropertyName("overflow")] string? Overflow);
}
