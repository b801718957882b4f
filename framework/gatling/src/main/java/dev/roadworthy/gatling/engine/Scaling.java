package dev.roadworthy.gatling.engine;

import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionStep;
import io.gatling.core.controller.inject.closed.CompositeClosedInjectionStep;
import io.gatling.core.controller.inject.closed.CompositeClosedInjectionStepLike;
import io.gatling.core.controller.inject.closed.ConstantConcurrentUsersInjection;
import io.gatling.core.controller.inject.closed.RampConcurrentUsersInjection;
import io.gatling.core.controller.inject.open.AtOnceOpenInjection;
import io.gatling.core.controller.inject.open.CompositeOpenInjectionStep;
import io.gatling.core.controller.inject.open.CompositeOpenInjectionStepLike;
import io.gatling.core.controller.inject.open.ConstantRateOpenInjection;
import io.gatling.core.controller.inject.open.HeavisideOpenInjection;
import io.gatling.core.controller.inject.open.NothingForOpenInjection;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.controller.inject.open.RampOpenInjection;
import io.gatling.core.controller.inject.open.RampRateOpenInjection;
import io.gatling.core.controller.throttle.Jump;
import io.gatling.core.controller.throttle.Reach;
import io.gatling.core.controller.throttle.ThrottleStep;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.UnaryOperator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes a share of a simulation's users, in the same time: rates and numbers of users become
 * smaller, durations stay. Where a step has users it keeps at least one.
 */
final class Scaling {

  private final double share;

  /**
   * @param share over 0 and up to 1
   */
  Scaling(double share) {
    this.share = share;
  }

  InjectionProfile of(String scenario, InjectionProfile own) {
    if (share == 1) {
      return own;
    }
    if (own instanceof OpenInjectionProfile open) {
      return new OpenInjectionProfile(each(steps(open), this::open));
    }
    if (own instanceof ClosedInjectionProfile closed) {
      return new ClosedInjectionProfile(each(steps(closed), this::closed));
    }
    throw unknown("scenario \"" + scenario + "\" is injected by " + own);
  }

  /** What holds back a simulation by itself holds back its share by as much. */
  scala.collection.immutable.List<ThrottleStep> throttled(
      scala.collection.immutable.List<ThrottleStep> own) {
    return share == 1 ? own : each(own, this::throttled);
  }

  private ThrottleStep throttled(ThrottleStep own) {
    if (own instanceof Reach reach) {
      return new Reach(users(reach.target()), reach.duration());
    }
    if (own instanceof Jump jump) {
      return new Jump(users(jump.target()));
    }
    return own;
  }

  private static <T> scala.collection.immutable.List<T> each(
      scala.collection.immutable.List<T> steps, UnaryOperator<T> scaled) {
    List<T> all = CollectionConverters.asJava(steps).stream().map(scaled).toList();
    return CollectionConverters.asScala(all).toList();
  }

  /** Gatling keeps the steps to itself. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> scala.collection.immutable.List<T> steps(InjectionProfile profile) {
    try {
      Field steps = profile.getClass().getDeclaredField("steps");
      steps.setAccessible(true);
      return (scala.collection.immutable.List<T>) steps.get(profile);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this is no Gatling " + GatlingAdapter.VERSION, e);
    }
  }

  private OpenInjectionStep open(OpenInjectionStep own) {
    if (own.users() == 0 || own instanceof NothingForOpenInjection) {
      return own;
    }
    OpenInjectionStep scaled = scaled(own);
    return scaled.users() == 0 ? new RampOpenInjection(1, own.duration()) : scaled;
  }

  private OpenInjectionStep scaled(OpenInjectionStep own) {
    if (own instanceof ConstantRateOpenInjection constant) {
      return new ConstantRateOpenInjection(constant.rate() * share, constant.duration());
    }
    if (own instanceof RampRateOpenInjection ramp) {
      return new RampRateOpenInjection(
          ramp.startRate() * share, ramp.endRate() * share, ramp.duration());
    }
    if (own instanceof PoissonOpenInjection random) {
      return new PoissonOpenInjection(
          random.duration(), random.startRate() * share, random.endRate() * share, random.seed());
    }
    if (own instanceof AtOnceOpenInjection atOnce) {
      return new AtOnceOpenInjection(Math.round(atOnce.users() * share));
    }
    if (own instanceof RampOpenInjection ramp) {
      return new RampOpenInjection(Math.round(ramp.users() * share), ramp.duration());
    }
    if (own instanceof HeavisideOpenInjection stress) {
      return new HeavisideOpenInjection(Math.round(stress.users() * share), stress.duration());
    }
    if (own instanceof CompositeOpenInjectionStepLike stairs) {
      return scaled(stairs.composite());
    }
    if (own instanceof CompositeOpenInjectionStep composite) {
      return new CompositeOpenInjectionStep(each(composite.steps(), this::open));
    }
    throw unknown("users are injected by " + own);
  }

  private ClosedInjectionStep closed(ClosedInjectionStep own) {
    if (own instanceof ConstantConcurrentUsersInjection constant) {
      return new ConstantConcurrentUsersInjection(users(constant.number()), constant.duration());
    }
    if (own instanceof RampConcurrentUsersInjection ramp) {
      return new RampConcurrentUsersInjection(
          users(ramp.from()), users(ramp.to()), ramp.duration());
    }
    if (own instanceof CompositeClosedInjectionStepLike stairs) {
      return closed(stairs.composite());
    }
    if (own instanceof CompositeClosedInjectionStep composite) {
      return new CompositeClosedInjectionStep(each(composite.steps(), this::closed));
    }
    throw unknown("users are injected by " + own);
  }

  private int users(int own) {
    return own == 0 ? 0 : Math.max(1, (int) Math.round(own * share));
  }

  private static UnusableException unknown(String what) {
    return new UnusableException(
        "no share can be made of it, because "
            + what
            + ", which is not known here. Example, in roadworthy.yaml: load: {scale: 100%}");
  }
}
