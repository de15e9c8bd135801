using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Evolution.Contracts.Messages;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>What the broker's nodes import when they start: no order may be dropped because its consumer crashed too often.</summary>
public sealed class KubernetesMessagingTests
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    static readonly Definitions Imported = JsonSerializer.Deserialize<Definitions>(File.ReadAllText(Path.Combine(KubernetesUnit.Root, "platform", "definitions.json")), Strict)!;

    public static TheoryData<string> Queues => [.. MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf)];

    [Theory]
    [MemberData(nameof(Queues))]
    public void A_message_whose_consumer_is_lost_too_often_goes_to_the_error_queue_and_is_not_dropped_on_the_way(string queue)
    {
        var policy = PolicyOf(queue);

        policy.Definition.DeliveryLimit.ShouldNotBeNull().ShouldBeGreaterThan(0);
        policy.Definition.DeadLetterExchange.ShouldBe("", "the default exchange leads to the queue that the routing key names");
        policy.Definition.DeadLetterRoutingKey.ShouldBe($"{queue}_error");

        // RabbitMQ falls back to at-most-once where a queue may drop messages from its head.
        policy.Definition.DeadLetterStrategy.ShouldBe("at-least-once");
        policy.Definition.Overflow.ShouldBe("reject-publish");
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void An_error_queue_exists_before_it_is_needed_as_MassTransit_would_declare_it_and_keeps_what_it_has(string queue)
    {
        var errors = Imported.Queues.Where(declared => declared.Name == $"{queue}_error").ShouldHaveSingleItem();

        errors.ShouldBe(new(errors.Name, "/", Durable: true, AutoDelete: false, errors.Arguments));
        errors.Arguments.ShouldHaveSingleItem().ShouldBe(new("x-queue-type", "quorum"), "which is what the broker makes of a queue that is declared without a type");
        PolicyOf(errors.Name).Definition.ShouldBe(new(DeliveryLimit: -1, null, null, null, null));
        PolicyOf($"{queue}_skipped").Definition.ShouldBe(new(DeliveryLimit: -1, null, null, null, null));
    }

    [Fact]
    public void Only_queues_of_messages_are_declared() =>
        Imported.Queues.Select(queue => queue.Name).ShouldBe(Queues.Select(queue => $"{queue.Data}_error"), ignoreOrder: true);

    [Fact]
    public void A_node_imports_the_definitions_from_where_they_are_mounted()
    {
        var pod = KubernetesUnit.Every<RabbitCluster>().ShouldHaveSingleItem().Object.Spec.Override.StatefulSet.Spec.Template.Spec;
        var container = pod.Containers.ShouldHaveSingleItem();
        var generated = KubernetesUnit.All.Single(unit => unit.Name is "platform").Kustomization.ConfigMapGenerator.ShouldHaveSingleItem();

        pod.Volumes.ShouldHaveSingleItem().ConfigMap.Name.ShouldBe(generated.Name);
        container.VolumeMounts.ShouldHaveSingleItem().Name.ShouldBe(pod.Volumes[0].Name);
        container.Lifecycle.PostStart.Exec.Command[^1].ShouldEndWith($"import_definitions {container.VolumeMounts[0].MountPath}/{generated.Files.ShouldHaveSingleItem()}");
    }

    static Policy PolicyOf(string queue)
    {
        var policy = Imported.Policies.Where(policy => Regex.IsMatch(queue, policy.Pattern)).ShouldHaveSingleItem(queue);
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
