using k8s.Models;

namespace Evolution.AppHost.Tests.Deployments;

/// <summary>How the services run on Kubernetes: starting, stopping, scaling.</summary>
public sealed class KubernetesServiceTests
{
    [Fact]
    public void A_service_is_updated_without_a_gap_and_has_the_time_to_answer_what_it_has_begun()
    {
        foreach (var (_, deployment) in KubernetesShop.Services)
        {
            var (name, pod) = (deployment.Metadata.Name, deployment.Spec.Template.Spec);
            deployment.Spec.Strategy.RollingUpdate.MaxUnavailable.Value.ShouldBe("0", name);
            deployment.Spec.Strategy.RollingUpdate.MaxSurge.Value.ShouldBe("1", name);

            var stillCalled = deployment.Container().Lifecycle.PreStop.Sleep.Seconds;
            stillCalled.ShouldBeGreaterThan(0, name);
            pod.TerminationGracePeriodSeconds!.Value.ShouldBeGreaterThan(stillCalled + ServiceLimits.ShutdownSeconds, name);
        }
    }

    [Fact]
    public void A_service_is_ready_when_its_database_has_answered_once_and_stays_ready_when_it_does_not()
    {
        foreach (var (_, deployment) in KubernetesShop.Services)
        {
            var (name, container) = (deployment.Metadata.Name, deployment.Container());
            container.StartupProbe.HttpGet.Path.ShouldBe("/health", name);
            container.ReadinessProbe.HttpGet.Path.ShouldBe("/alive", "a failover would make all replicas unready at once");
            container.LivenessProbe.HttpGet.Path.ShouldBe("/alive", "a restart does not bring a database back");
            foreach (var probe in new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe }) container.Port(probe.HttpGet.Port).ShouldBe(8080, name);
        }
    }

    [Fact]
    public void A_rollout_has_not_failed_while_its_pods_may_still_start()
    {
        foreach (var (_, deployment) in KubernetesShop.Services)
        {
            var startup = deployment.Container().StartupProbe;
            deployment.Spec.ProgressDeadlineSeconds!.Value.ShouldBeGreaterThan(startup.PeriodSeconds!.Value * startup.FailureThreshold!.Value, deployment.Metadata.Name);
        }
    }

    [Fact]
    public void A_service_scales_by_load_is_spread_and_never_evicted_as_a_whole()
    {
        foreach (var (unit, deployment) in KubernetesShop.Services)
        {
            deployment.Spec.Replicas.ShouldBeNull("the autoscaler owns the number");
            var scaler = KubernetesShop.ScalerOf(unit);
            scaler.ScaleTargetRef.Name.ShouldBe(deployment.Metadata.Name);
            scaler.ScaleTargetRef.Kind.ShouldBe("Deployment");
            scaler.MinReplicas!.Value.ShouldBeGreaterThanOrEqualTo(2);
            scaler.Metrics.ShouldHaveSingleItem().Resource.Target.AverageUtilization!.Value.ShouldBeInRange(1, 100);
            var budget = KubernetesUnit.Every<V1PodDisruptionBudget>().Where(found => found.Unit == unit).ShouldHaveSingleItem().Object.Spec;
            budget.Selector.MatchLabels.ShouldBe(deployment.Spec.Selector.MatchLabels);
            int.Parse(budget.MaxUnavailable.Value).ShouldBeInRange(1, scaler.MinReplicas.Value - 1);
            deployment.Spec.Template.Spec.TopologySpreadConstraints.ShouldHaveSingleItem().TopologyKey.ShouldBe(KubernetesShop.NodeLabel);
        }
    }
}
